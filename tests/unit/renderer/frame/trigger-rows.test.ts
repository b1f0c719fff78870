import { describe, expect, it } from 'vitest';
import { compile } from '../../../../shared/compiler/compile.ts';
import { onlineStoreExample } from '../../../../shared/flow/online-store.ts';
import type { Workspace } from '../../../../shared/flow/workspace.ts';
import { triggerRows } from '../../../../renderer/frame/trigger-rows.ts';

const example = onlineStoreExample();
const rows = (workspace: Workspace, query: string) =>
  triggerRows(workspace, compile(workspace), null, [], query).map(({ id }) => id);

describe('the sidebar’s triggers', () => {
  it('finds by words of name and event', () => {
    expect(rows(example, 'AUSTIN orders')).toEqual(['big-order-austin']);
    expect(rows(example, 'purchase')).toEqual(['thank-you', 'big-order-austin']);
    expect(rows(example, 'nothing like it')).toEqual([]);
  });

  it('filters what is invalid and what is off', () => {
    const broken: Workspace = {
      ...example,
      triggers: example.triggers.map((trigger, index) =>
        index === 0
          ? {
              ...trigger,
              nodes: trigger.nodes.map((node) => (node.kind === 'event' ? { ...node, event: '30599' } : node)),
            }
          : { ...trigger, enabled: false },
      ),
    };
    expect(rows(broken, 'is:invalid')).toEqual(['thank-you']);
    expect(rows(broken, 'is:off')).toEqual(['big-order-austin']);
  });

  it('counts the changes that are not live for each trigger', () => {
    const change = { kind: 'changed', what: 'condition', text: 'total', trigger: 'thank-you' } as const;
    const all = triggerRows(example, compile(example), null, [change, change], '');
    expect(all.map(({ changes }) => changes)).toEqual([2, 0]);
  });
});
