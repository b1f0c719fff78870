import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { build, type Rolldown } from 'vite';
import type { JsonObject } from '../../shared/base/json.ts';
import { compile } from '../../shared/compiler/compile.ts';
import { evaluate } from '../../shared/engine/evaluate.ts';
import { prepare } from '../../shared/engine/prepare.ts';
import { traceHash } from '../../shared/engine/trace-hash.ts';
import type { Trace } from '../../shared/engine/trace.ts';
import { parseWorkspace } from '../../shared/flow/parse-workspace.ts';
import { programHash } from '../../shared/program/program-hash.ts';
import * as client from '../../shared/sync/client.ts';
import { expect, test } from '../e2e/fixtures.ts';
import { CASE_TIME } from './conformance-case.ts';
import { corpusWorkspaces, type CorpusWorkspace } from './corpus-workspaces.ts';
import { simulated } from './window-engine.ts';

const project = path.resolve(import.meta.dirname, '../..');
const hookflow = path.join(project, 'dist/server/hookflow.mjs');
const now = Date.parse(CASE_TIME);
const corpus = corpusWorkspaces();

test('[E7] the window, the command line and the server give every case of the corpus the same trace', async ({
  window,
  userData,
}) => {
  const sources = corpus.map(({ text, occurrences }) => simulated(text, occurrences, now));
  expect(sources.flat().length).toBeGreaterThanOrEqual(200);
  expect(sources.flat().every(({ trace }) => typeof trace === 'string' && trace.startsWith('sha256:'))).toBe(true);

  await test.step('the window: the engine as the app is built, in the app', async () => {
    await window.evaluate(await windowBuild());
    for (const [at, { text, occurrences }] of corpus.entries()) {
      const cases = JSON.stringify([text, occurrences, now]);
      const lines = await window.evaluate(`JSON.stringify(conformance.simulated(...${cases}))`);
      expect(JSON.parse(String(lines))).toEqual(sources[at]);
    }
  });

  await test.step('the command line', () => {
    for (const [at, workspace] of corpus.entries()) expect(simulateCommand(userData, workspace)).toEqual(sources[at]);
  });

  await test.step('the server, with the clock and the contact that it evaluated with', async () => {
    const data = path.join(userData, 'conformance-server');
    const served = spawn(process.execPath, [hookflow, 'serve', '--data', data, '--port', '0'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    try {
      const [address] = (await once(createInterface(served.stdout), 'line')) as [string];
      for (const workspace of corpus) expect(await differences(address, data, workspace)).toEqual([]);
    } finally {
      served.kill();
      await once(served, 'exit');
    }
  });
});

/** The engine built with the window's settings, as one script that defines `conformance`. */
async function windowBuild(): Promise<string> {
  const output = (await build({
    configFile: path.join(project, 'build/vite.renderer.config.ts'),
    build: {
      lib: { entry: path.join(import.meta.dirname, 'window-engine.ts'), formats: ['iife'], name: 'conformance' },
      emptyOutDir: false,
      write: false,
    },
  })) as Rolldown.RolldownOutput[];
  return `${output[0]!.output[0].code}\nglobalThis.conformance = conformance;`;
}

function simulateCommand(folder: string, { id, text, occurrences }: CorpusWorkspace): readonly JsonObject[] {
  const [file, events] = [path.join(folder, `${id}.hookflow.json`), path.join(folder, `${id}.ndjson`)];
  writeFileSync(file, text);
  writeFileSync(events, occurrences.map((occurrence) => `${JSON.stringify(occurrence)}\n`).join(''));
  const words = [hookflow, 'simulate', file, '--event', events, '--now', CASE_TIME];
  const lines = execFileSync(process.execPath, words, { encoding: 'utf8', maxBuffer: 1e8 }).trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as JsonObject);
}

/** Publishes, sends every occurrence, and evaluates each run again from the source: occurrences whose traces differ. */
async function differences(address: string, data: string, corpus: CorpusWorkspace): Promise<readonly string[]> {
  const { workspace } = parseWorkspace(corpus.text);
  const { program } = compile(workspace!);
  const prepared = prepare(program);
  const create = ['token', 'create', '--data', data, '--workspace', corpus.id, '--scope', 'publish,ingest,read'];
  const token = execFileSync(process.execPath, [hookflow, ...create], { encoding: 'utf8', stdio: 'pipe' }).trim();
  const target: client.SyncTarget = { address, token, send };
  const published = await client.publish(
    target,
    corpus.id,
    { workspace: JSON.parse(corpus.text) as JsonObject, programHash: programHash(program) },
    { ifMatch: 0, idempotencyKey: 'conformance' },
  );
  expect(published).toMatchObject({ kind: 'ok' });
  const sent = await client.sendOccurrences(target, JSON.stringify(corpus.occurrences));
  expect(sent).toMatchObject({ kind: 'ok' });
  const runs = new Map<string, string>();
  let after = '0';
  await expect
    .poll(async () => {
      const page = await client.runs(target, { after, limit: 200 });
      for (const run of page.kind === 'ok' ? page.value.runs : []) {
        runs.set(run.occurrence, run.id);
        after = run.id;
      }
      return corpus.occurrences.filter(({ id }) => !runs.has(id)).length;
    })
    .toBe(0);
  const differing: string[] = [];
  for (const occurrence of corpus.occurrences) {
    const run = await client.run(target, runs.get(occurrence.id)!);
    if (run.kind !== 'ok') throw new Error(`No run of ${occurrence.id}.`);
    const trace = run.value.trace as unknown as Trace;
    const state = { contact: run.value.contact };
    const again = evaluate(prepared, occurrence, { now: trace.now, state, contactBefore: null }).trace;
    if (traceHash(again) !== traceHash(trace)) differing.push(occurrence.id);
  }
  return differing;
}

const send: client.SyncTarget['send'] = async ({ url, ...request }) => {
  const answer = await fetch(url, request);
  return { status: answer.status, text: await answer.text() };
};
