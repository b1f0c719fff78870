import { expect, it } from 'vitest';
import { HISTORY_LIMIT, record, redo, startHistory, undo, type History } from '../../../shared/flow/history.ts';
import { newWorkspace } from '../../../shared/flow/new-workspace.ts';
import type { Workspace } from '../../../shared/flow/workspace.ts';

const start = newWorkspace({ id: 'w', name: '0', timeZone: 'UTC' });
const named = (name: string): Workspace => ({ ...start, name });
const labels = (history: History) => ({
  past: history.past.map(({ label }) => label),
  present: history.present.name,
  future: history.future.map(({ label }) => label),
});

it('one gesture is one labelled entry; undo and redo walk them', () => {
  const history = record(record(startHistory(start), named('1'), 'One'), named('2'), 'Two');
  expect(labels(history)).toEqual({ past: ['One', 'Two'], present: '2', future: [] });
  expect(labels(undo(history))).toEqual({ past: ['One'], present: '1', future: ['Two'] });
  expect(labels(undo(undo(undo(history))))).toEqual({ past: [], present: '0', future: ['One', 'Two'] });
  expect(labels(redo(undo(history)))).toEqual(labels(history));
  expect(redo(history)).toBe(history);
});

it('no change records nothing, a change after undo ends the future', () => {
  const history = record(startHistory(start), named('1'), 'One');
  expect(record(history, history.present, 'Nothing')).toBe(history);
  expect(labels(record(undo(history), named('2'), 'Two'))).toEqual({ past: ['Two'], present: '2', future: [] });
});

it('a continuing gesture is one entry with its last label', () => {
  let history = startHistory(start);
  for (const name of ['a', 'ab', 'abc']) history = record(history, named(name), `Rename to ${name}`, 'typing');
  history = record(history, named('x'), 'Other', 'typing again');
  expect(labels(history)).toEqual({ past: ['Rename to abc', 'Other'], present: 'x', future: [] });
  expect(undo(undo(history)).present).toBe(start);
});

it('a gesture does not continue after it was undone', () => {
  const typed = record(startHistory(start), named('a'), 'Rename to a', 'typing');
  const again = record(redo(undo(typed)), named('ab'), 'Rename to ab', 'typing');
  expect(labels(again)).toEqual({ past: ['Rename to a', 'Rename to ab'], present: 'ab', future: [] });
});

it('a gesture that comes back to its start leaves no entry', () => {
  const history = record(startHistory(start), named('1'), 'One');
  const typed = record(history, named('12'), 'Rename to 12', 'typing');
  expect(labels(record(typed, named('1'), 'Rename to 1', 'typing'))).toEqual({
    past: ['One'],
    present: '1',
    future: [],
  });
});

it('the oldest entries go past the limit', () => {
  let history = startHistory(start);
  for (let count = 1; count <= HISTORY_LIMIT + 10; count += 1)
    history = record(history, named(String(count)), `${count}`);
  expect(history.past).toHaveLength(HISTORY_LIMIT);
  expect(history.past[0]?.label).toBe('11');
});
