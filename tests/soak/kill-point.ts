import { Sql } from '../../server/adapters/sqlite-store/sql.ts';

interface KillPoint {
  /** The statement that marks the step. */
  readonly at: RegExp;
  /** Which of its executions; the first checkpoint is that of the start. */
  readonly turn: number;
  /** `synced`: when the transaction that holds it is on disk, before anyone is told. */
  readonly when: 'before' | 'after' | 'synced';
}

/** The steps at which a server may be killed, by name. Each is told by a statement of the store, so the server knows nothing of it. */
export const KILL_POINTS = {
  'taking in': { at: /INSERT INTO occurrences/, turn: 7, when: 'after' },
  'taken in, not acknowledged': { at: /INSERT INTO occurrences/, turn: 7, when: 'synced' },
  evaluating: { at: /INSERT INTO runs/, turn: 5, when: 'after' },
  evaluated: { at: /INSERT INTO runs/, turn: 5, when: 'synced' },
  'booking an attempt': { at: /SET state = 'attempting'/, turn: 5, when: 'after' },
  'before an attempt': { at: /SET state = 'attempting'/, turn: 5, when: 'synced' },
  'after an attempt': { at: /UPDATE actions SET state = \?/, turn: 5, when: 'before' },
  acknowledging: { at: /UPDATE actions SET state = \?/, turn: 5, when: 'after' },
  acknowledged: { at: /UPDATE actions SET state = \?/, turn: 5, when: 'synced' },
  'before compaction': { at: /wal_checkpoint\(PASSIVE\)/, turn: 2, when: 'before' },
  'compacted, without checksums': { at: /wal_checkpoint\(PASSIVE\)/, turn: 2, when: 'after' },
  'checksums written, log not cut': { at: /wal_checkpoint\(TRUNCATE\)/, turn: 2, when: 'before' },
  'log cut': { at: /wal_checkpoint\(TRUNCATE\)/, turn: 2, when: 'after' },
} as const satisfies Record<string, KillPoint>;
export type KillPointName = keyof typeof KILL_POINTS;

/** From now on this process kills itself, with a signal that cannot be caught, at that step. */
export function killAt(name: KillPointName): void {
  const { at, turn, when }: KillPoint = KILL_POINTS[name];
  const die = (): void => void process.kill(process.pid, 'SIGKILL');
  let seen = 0;
  let isArmed = false;
  for (const method of ['run', 'get', 'insert'] as const) {
    const original = Sql.prototype[method] as (text: string, ...values: unknown[]) => unknown;
    Object.defineProperty(Sql.prototype, method, {
      value(this: Sql, text: string, ...values: unknown[]): unknown {
        const isTurn = at.test(text) && (seen += 1) === turn;
        if (isTurn && when === 'before') die();
        const result = original.call(this, text, ...values);
        if (isTurn && when === 'after') die();
        if (isArmed && text === 'COMMIT') die();
        isArmed ||= isTurn && when === 'synced';
        return result;
      },
    });
  }
}
