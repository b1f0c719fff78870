import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../unit/server/temporary-folder.ts';
import { afterDamage, everything, killedStore, opened, sizeOf, writtenStore, type Damage } from './corruption.ts';
import { seeded, soakSize } from './soak-size.ts';

const OFFSETS = soakSize(40, 1000);
const SEED = Number(process.env['HOOKFLOW_SEED'] ?? 20_261_124);

it('[D2] a flipped bit or a cut anywhere in a closed store is noticed and located, and nothing is opened', async () => {
  const folder = temporaryFolder();
  await writtenStore(folder, 60);
  const random = seeded(SEED);
  const copy = temporaryFolder();
  for (let turn = 0; turn < OFFSETS; turn += 1) {
    const file = turn % 10 === 9 ? 'hookflow.db.sums' : 'hookflow.db';
    const kind = turn % 4 === 3 ? 'cut' : 'flip';
    const size = sizeOf(folder, file);
    const at = Math.floor(random() * size * (kind === 'flip' ? 8 : 1));
    const result = await afterDamage(folder, copy, { file, kind, at });
    const place = { seed: SEED, turn, file, kind, at };
    expect({ ...place, result: result.kind }).toEqual({ ...place, result: 'refused' });
    expect(result.kind === 'refused' && result.where).toContain(file);
  }
}, 600_000);

it('[D2] a flipped bit in the log of a killed server is noticed, or costs no more than the last write', async () => {
  const folder = temporaryFolder();
  const killed = temporaryFolder();
  await writtenStore(folder, 10);
  await killedStore(folder, killed, 6);
  const sound = opened(join(folder, 'hookflow.db'));
  const all = await everything(sound);
  await sound.store[Symbol.asyncDispose]();
  const random = seeded(SEED + 1);
  const copy = temporaryFolder();
  const seen = { refused: 0, whole: 0, last: 0 };
  const file = 'hookflow.db-wal' as const;
  for (let turn = 0; turn < Math.ceil(OFFSETS / 2); turn += 1) {
    const damage: Damage = { file, kind: 'flip', at: Math.floor(random() * sizeOf(killed, file) * 8) };
    const result = await afterDamage(killed, copy, damage);
    if (result.kind === 'refused') {
      expect(result.where).toContain('hookflow.db-wal is damaged at byte');
      seen.refused += 1;
    } else if (result.told === all) seen.whole += 1;
    else {
      // The last transaction evaluated what waits: without it the same occurrences wait, and are evaluated again.
      expect([damage, JSON.parse(result.told)]).toMatchObject([damage, [{}, {}, {}, { backlog: 7 }]]);
      seen.last += 1;
    }
  }
  expect(seen.refused).toBeGreaterThan(0);
}, 600_000);
