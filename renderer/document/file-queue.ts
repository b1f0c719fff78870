let last: Promise<unknown> = Promise.resolve();

/** Runs what reads or writes the document's file one after the other, so that a save is never taken for somebody else's change. */
export function inTurn<T>(task: () => Promise<T>): Promise<T> {
  const done = last.then(task);
  last = done.catch(() => undefined);
  return done;
}
