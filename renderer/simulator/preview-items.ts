import type { ActionError, RequestedAction, Trace } from '../../shared/engine/trace.ts';
import type { ActionKind } from '../../shared/flow/action.ts';
import { triggerOf, type Workspace } from '../../shared/flow/workspace.ts';
import { ACTION_NAMES } from '../../shared/flow/wording.ts';

/** An action that was requested, or could not be, with what there is to show of it. */
export interface PreviewItem {
  readonly key: string;
  readonly trigger: string;
  readonly node: string;
  readonly kind: ActionKind;
  /** For a narrow button: the action's own name, else what it is; numbered when several are called the same. */
  readonly name: string;
  /** Trigger and action, for tooltips. */
  readonly title: string;
  readonly request?: RequestedAction;
  readonly error?: ActionError;
  /** Missing values in templates and the like. */
  readonly notes: readonly string[];
}

const SHORT: Readonly<Record<ActionKind, string>> = {
  sendEmail: 'E-mail',
  sendSms: 'SMS',
  notifyTeam: 'Team',
  callWebhook: 'Webhook',
  updateContact: 'Contact',
  emitEvent: 'Event',
};

/** Every action that the occurrence and what it caused reached, in the order of the trace. */
export function previewItems(
  workspace: Workspace,
  simulation: { readonly trace: Trace; readonly requests: readonly RequestedAction[] },
): readonly PreviewItem[] {
  const { trace, requests } = simulation;
  const chain = [trace, ...(trace.caused ?? [])];
  const items = chain.flatMap(({ occurrence, triggers }) =>
    triggers.flatMap(({ trigger, nodes }) =>
      nodes.flatMap(({ node, kind, state, error, notes = [] }): readonly PreviewItem[] => {
        if (kind !== 'action' || (state !== 'requested' && state !== 'error')) return [];
        const shown = triggerOf(workspace, trigger);
        const step = shown?.nodes.find(({ id }) => id === node);
        const request =
          requests.find((one) => one.trigger === trigger && one.node === node && one.occurrence === occurrence) ??
          requests.find((one) => one.trigger === trigger && one.node === node);
        const drawn = step?.kind === 'action' ? step : undefined;
        const action = request?.kind ?? drawn?.action.kind;
        if (action === undefined) return [];
        return [
          {
            key: JSON.stringify([occurrence, trigger, node]),
            trigger,
            node,
            kind: action,
            name: drawn?.name ?? SHORT[action],
            title: `${shown?.name ?? trigger} · ${drawn?.name ?? ACTION_NAMES[action]}`,
            ...(state === 'requested' && request ? { request } : {}),
            ...(error ? { error } : {}),
            notes,
          },
        ];
      }),
    ),
  );
  return numbered(items);
}

function numbered(items: readonly PreviewItem[]): readonly PreviewItem[] {
  const totals = new Map<string, number>();
  for (const { name } of items) totals.set(name, (totals.get(name) ?? 0) + 1);
  const seen = new Map<string, number>();
  return items.map((item) => {
    if (totals.get(item.name) === 1) return item;
    const count = (seen.get(item.name) ?? 0) + 1;
    seen.set(item.name, count);
    return { ...item, name: `${item.name} ${count}` };
  });
}
