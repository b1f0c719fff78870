import { isFlowUse, type EventUse } from '../../shared/flow/event-uses.ts';

/** What names an event in this place: "starts", "emitted by Emit event". */
export function placeWords(use: EventUse): string {
  switch (use.kind) {
    case 'starts':
      return 'Starts';
    case 'emits':
      return 'Emitted by';
    case 'compares':
      return 'Compared in';
    case 'sample':
      return 'Sample';
    case 'test':
      return 'Test';
  }
}

export function placeName(use: EventUse): string {
  if (!isFlowUse(use)) return use.name;
  return use.kind === 'starts' ? use.triggerName : `${use.triggerName} · ${use.nodeName}`;
}

const counted: Readonly<Record<EventUse['kind'], readonly [string, string]>> = {
  starts: ['trigger', 'triggers'],
  emits: ['action', 'actions'],
  compares: ['rule', 'rules'],
  sample: ['sample', 'samples'],
  test: ['test', 'tests'],
};

/** "2 triggers, 1 action and 3 samples"; "nothing" of none. */
export function countWords(uses: readonly EventUse[]): string {
  const parts = Object.entries(counted).flatMap(([kind, [one, many]]) => {
    const count = uses.filter((use) => use.kind === kind).length;
    return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
  });
  if (parts.length === 0) return 'nothing';
  return parts.length === 1 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}
