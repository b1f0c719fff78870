// `npm run bench -- --end-to-end [--short]`: occurrences a second from accepted over evaluated to an action that a receiver on this
// machine acknowledged, and how long one takes when the server is not busy. Writes dist/bench/end-to-end.json.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildServer, short, writeFigures } from './server/figures.ts';
import { figureLine, hookWorkspace, measureEndToEnd } from './server/measure-end-to-end.ts';
import { receiver } from './server/receiver.ts';
import { served } from './server/served.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'hookflow-bench-'));
buildServer();
const target = await receiver();
const server = await served(folder, hookWorkspace(target.origin));
try {
  const size = short ? { occurrences: 500, rounds: 1, quiet: 50 } : { occurrences: 10_000, rounds: 5, quiet: 1_000 };
  const figures = await measureEndToEnd(server, target, size);
  console.log(figureLine('embedded', figures));
  writeFigures('end-to-end', [{ name: 'embedded', ...figures }]);
} finally {
  await server.stop();
  await target.stop();
  rmSync(folder, { recursive: true });
}
