import { MemoryActions } from './memory-actions.ts';
import { MemoryContacts } from './memory-contacts.ts';
import { MemoryRevisions } from './memory-revisions.ts';
import { MemoryRuns } from './memory-runs.ts';
import type { Appended, Arrival, Effects, EvaluationWork, Hint, Revision, StepInput, Store } from './store.ts';

interface Accepted {
  readonly workspace: string;
  readonly arrival: Arrival;
  readonly acceptedAt: number;
  run?: string;
}

/** A `Store` without durability, for tests and for trying things (D1). */
export function memoryStore(): Store {
  const revisions = new Map<string, MemoryRevisions>();
  const accepted = new Map<string, Accepted>();
  const waiting: Accepted[] = [];
  const contacts = new MemoryContacts();
  const actions = new MemoryActions();
  const runs = new MemoryRuns(actions);
  const listeners = new Set<(hint: Hint) => void>();

  function hint(value: Hint): void {
    for (const listener of listeners) listener(value);
  }

  function revisionsOf(workspace: string): MemoryRevisions {
    const known = revisions.get(workspace) ?? new MemoryRevisions();
    revisions.set(workspace, known);
    return known;
  }

  function evaluateOne(item: Accepted, live: Revision, work: EvaluationWork): void {
    const { workspace, arrival, acceptedAt } = item;
    const found = work.keysOf(arrival).map((key) => contacts.find(workspace, key));
    const input: StepInput = { workspace, arrival, acceptedAt, live, contacts: found };
    let effects: Effects;
    try {
      effects = work.step(input);
    } catch (error) {
      effects = work.failed(input, error);
    }
    if (effects.store) contacts.put(workspace, effects.store);
    item.run = runs.add(input, effects, work.now);
    actions.add(workspace, item.run, effects.actions, work.now);
  }

  /** Takes the oldest occurrences that have a revision to be evaluated by. */
  function takeWaiting(limit: number): readonly { item: Accepted; live: Revision }[] {
    const taken: { item: Accepted; live: Revision }[] = [];
    for (const item of waiting) {
      const live = taken.length < limit ? revisions.get(item.workspace)?.revision() : undefined;
      if (live) taken.push({ item, live });
    }
    for (const { item } of taken) waiting.splice(waiting.indexOf(item), 1);
    return taken;
  }

  return {
    publish(workspace, draft, condition) {
      const result = revisionsOf(workspace).publish(draft, condition);
      if (result.ok) hint({ kind: 'published', workspace });
      return Promise.resolve(result);
    },
    revision: (workspace, revision) => Promise.resolve(revisions.get(workspace)?.revision(revision)),
    revisions: (workspace, page) => Promise.resolve(revisionsOf(workspace).page(page)),

    append(workspace, arrivals, acceptedAt) {
      const answers = arrivals.map((arrival): Appended => {
        const key = JSON.stringify([workspace, arrival.occurrence.id]);
        if (accepted.has(key)) return 'duplicate';
        const item = { workspace, arrival, acceptedAt };
        accepted.set(key, item);
        waiting.push(item);
        return 'accepted';
      });
      hint({ kind: 'appended', workspace });
      return Promise.resolve(answers);
    },
    evaluate(work) {
      const taken = takeWaiting(work.limit);
      for (const { item, live } of taken) evaluateOne(item, live, work);
      const workspaces = [...new Set(taken.map(({ item }) => item.workspace))];
      if (taken.length > 0) hint({ kind: 'evaluated', workspaces });
      return Promise.resolve(taken.length);
    },

    claim: (request) => Promise.resolve(actions.claim(request)),
    settle(key, attempt, settlement) {
      const row = actions.settle(key, attempt, settlement);
      if (row) hint({ kind: 'settled', workspace: row.workspace, run: row.run });
      return Promise.resolve();
    },
    giveUp(request) {
      const rows = actions.giveUp(request);
      for (const { workspace, run } of rows) hint({ kind: 'settled', workspace, run });
      return Promise.resolve(rows.length);
    },
    nextDue: (after) => Promise.resolve(actions.nextDue(after)),
    deadLetters: (workspace, page) => Promise.resolve(actions.deadLetters(workspace, page)),
    redrive(workspace, keys, now) {
      const count = actions.redrive(workspace, keys, now);
      hint({ kind: 'redriven', workspace });
      return Promise.resolve(count);
    },

    runs: (workspace, request) => Promise.resolve(runs.page(workspace, request)),
    run: (workspace, id) => Promise.resolve(runs.body(workspace, id)),
    pin(workspace, id, pinned) {
      const found = runs.pin(workspace, id, pinned);
      if (found) hint({ kind: 'settled', workspace, run: id });
      return Promise.resolve(found);
    },
    outbox: (workspace, page) => Promise.resolve(actions.outbox(workspace, page)),
    contact: (workspace, key) => Promise.resolve(contacts.find(workspace, key)),

    prune({ acceptedBefore, runBytes = Infinity }) {
      const old = [...accepted].filter(
        ([, item]) =>
          item.acceptedAt < acceptedBefore &&
          item.run !== undefined &&
          !runs.isPinned(item.run) &&
          actions.isSettled(item.run),
      );
      for (const [key, item] of old) {
        accepted.delete(key);
        if (item.run !== undefined) runs.forget(item.workspace, item.run);
      }
      return Promise.resolve(old.length + runs.forgetOverBudget(runBytes));
    },
    health(workspace) {
      const counted = waiting.filter((item) => workspace === undefined || item.workspace === workspace);
      const [oldest] = counted;
      return Promise.resolve({
        backlog: counted.length,
        ...(oldest === undefined ? {} : { oldestAcceptedAt: oldest.acceptedAt }),
      });
    },
    watch(onHint) {
      listeners.add(onHint);
      return () => listeners.delete(onHint);
    },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
}
