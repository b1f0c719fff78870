import { diffTrigger } from './diff-trigger.ts';
import { eventLabels } from './event-label.ts';
import { newWorkspace } from './new-workspace.ts';
import { partText } from './part-change.ts';
import type { EventLabel } from './phrase.ts';
import { sameJson } from './same-json.ts';
import { triggerOf, type Workspace } from './workspace.ts';

/** One difference between two workspaces in words; `before` and `after` are values to show side by side. */
export interface Change {
  readonly kind: 'added' | 'removed' | 'changed';
  /** A noun: "trigger", "rule", "event", "layout". */
  readonly what: string;
  readonly text: string;
  /** Id of the trigger it belongs to. */
  readonly trigger?: string;
  /** Id of the step that changed, in that trigger. */
  readonly node?: string;
  readonly before?: string;
  readonly after?: string;
}

/**
 * What changed, in document order; against nothing everything is added. Moved nodes are one quiet entry, whatever moved (F5).
 * Empty exactly when both are the same document, the order of keys aside.
 */
export function diffWorkspaces(before: Workspace | undefined, after: Workspace): readonly Change[] {
  const old = before ?? newWorkspace({ id: after.id, name: after.name, timeZone: after.timeZone });
  if (sameJson(old, after)) return [];
  const labels = eventLabels([...old.events, ...after.events]);
  const changes = [
    ...textChange('workspace', 'name', old.name, after.name),
    ...textChange('workspace', 'time zone', old.timeZone, after.timeZone),
    ...textChange('workspace', 'id', old.id, after.id),
    ...diffEvents(old, after),
    ...diffTriggers(old, after, labels),
    ...diffNamed('sample', old.samples, after.samples),
    ...diffNamed('test', old.scenarios, after.scenarios),
    ...(sameJson(old.layout, after.layout) ? [] : [changed('layout', 'Layout moved')]),
  ];
  return changes.length > 0 ? changes : [changed('workspace', 'other contents')];
}

/**
 * The change as one line of plain text, as receipts and the command line print it; `workspace` names the trigger it belongs to:
 * "Big orders: changed rule event.total is at least: 150 → 100".
 */
export function changeText(change: Change, workspace: Workspace): string {
  const { kind, what, text } = change;
  if (what === 'layout') return text;
  const sentence = partText(change);
  const owner = change.trigger === undefined ? undefined : triggerOf(workspace, change.trigger)?.name;
  const whole = what === 'trigger' && kind !== 'changed';
  return owner === undefined || whole
    ? sentence.slice(0, 1).toUpperCase() + sentence.slice(1)
    : `${owner}: ${sentence}`;
}

function diffEvents(before: Workspace, after: Workspace): readonly Change[] {
  const { added, removed, kept } = compareById(before.events, after.events);
  const changes: readonly Change[] = [
    ...removed.map((event): Change => ({ kind: 'removed', what: 'event', text: `${event.id} ${event.label}` })),
    ...added.map((event): Change => ({ kind: 'added', what: 'event', text: `${event.id} ${event.label}` })),
    ...kept
      .filter(([old, now]) => old.label !== now.label)
      .map(([old, now]): Change => ({
        kind: 'changed',
        what: 'event',
        text: `label of ${now.id}`,
        before: old.label,
        after: now.label,
      })),
  ];
  if (changes.length > 0) return changes;
  if (!sameJson(before.events, after.events)) return [changed('events', 'order or unknown keys of events')];
  return sameJson(before.retiredEventIds, after.retiredEventIds) ? [] : [changed('events', 'retired ids')];
}

function diffTriggers(before: Workspace, after: Workspace, labels: EventLabel): readonly Change[] {
  const { added, removed, kept, reordered } = compareById(before.triggers, after.triggers);
  return [
    ...removed.map((trigger): Change => ({
      kind: 'removed',
      what: 'trigger',
      text: trigger.name,
      trigger: trigger.id,
    })),
    ...added.map((trigger): Change => ({ kind: 'added', what: 'trigger', text: trigger.name, trigger: trigger.id })),
    ...kept.flatMap(([old, now]) =>
      diffTrigger(old, now, labels).map((change): Change => ({ ...change, trigger: now.id })),
    ),
    ...(reordered ? [changed('triggers', 'order of triggers')] : []),
  ];
}

interface Named {
  readonly id: string;
  readonly name: string;
}

function diffNamed(what: string, before: readonly Named[], after: readonly Named[]): readonly Change[] {
  const { added, removed, kept, reordered } = compareById(before, after);
  return [
    ...removed.map(({ name }): Change => ({ kind: 'removed', what, text: name })),
    ...added.map(({ name }): Change => ({ kind: 'added', what, text: name })),
    ...kept.flatMap(([old, now]) => {
      if (old.name !== now.name) return [{ ...changed(what, `name of ${what}`), before: old.name, after: now.name }];
      return sameJson(old, now) ? [] : [changed(what, now.name)];
    }),
    ...(reordered ? [changed(what, `order of ${what}s`)] : []),
  ];
}

function compareById<T extends { readonly id: string }>(before: readonly T[], after: readonly T[]) {
  const old = new Map(before.map((entry) => [entry.id, entry]));
  const now = new Map(after.map((entry) => [entry.id, entry]));
  const common = before.filter((entry) => now.has(entry.id)).map((entry) => entry.id);
  const commonNow = after.filter((entry) => old.has(entry.id)).map((entry) => entry.id);
  return {
    added: after.filter((entry) => !old.has(entry.id)),
    removed: before.filter((entry) => !now.has(entry.id)),
    kept: after.flatMap((entry) => {
      const same = old.get(entry.id);
      return same === undefined ? [] : [[same, entry] as const];
    }),
    reordered: common.some((id, index) => id !== commonNow[index]),
  };
}

function textChange(what: string, text: string, before: string, after: string): readonly Change[] {
  return before === after ? [] : [{ kind: 'changed', what, text, before, after }];
}

function changed(what: string, text: string): Change {
  return { kind: 'changed', what, text };
}
