import { execFileSync } from 'node:child_process';
import { compile } from '../../shared/compiler/compile.ts';
import type { DesktopArgument } from '../../shared/desktop/desktop-calls.ts';
import type { RunHead } from '../../shared/sync/contract.ts';
import { onlineStoreExample } from '../../shared/flow/online-store.ts';
import { programHash } from '../../shared/program/program-hash.ts';
import { close, expect, firstPage, test } from './fixtures.ts';

const workspace = onlineStoreExample();
const target = { environment: 'local', workspace: workspace.id };
/** As text: Playwright's types do not bear a JSON value. */
const publication = JSON.stringify({
  request: { workspace, programHash: programHash(compile(workspace).program) },
  ifMatch: 0,
  idempotencyKey: 'first-click',
});
type Publication = Omit<DesktopArgument<'server.publish'>, 'environment' | 'workspace'>;
const purchase = JSON.stringify({
  id: 'order-1',
  event: '30552',
  occurredAt: '2026-05-04T10:00:00Z',
  contact: { id: 'c1', email: 'ada@example.com', firstname: 'Ada', city: 'Austin' },
  data: { order: { total: 129.5 } },
});

test('[P2] [X7] the embedded server starts, publishes, evaluates, and tells the window of each run', async ({
  start,
}) => {
  const page = await firstPage(await start());
  const done = await page.evaluate(
    async ({ target, publication, purchase }) => {
      const { desktop } = window;
      const first = JSON.parse(publication) as Publication;
      const arrived: RunHead[] = [];
      desktop.on('runs.arrived', ({ run }) => void arrived.push(run));
      const published = await desktop.call('server.publish', { ...target, ...first });
      const again = await desktop.call('server.publish', { ...target, ...first, idempotencyKey: 'second-click' });
      await desktop.call('server.watchRuns', target);
      await new Promise((resolve) => setTimeout(resolve, 500));
      const sent = await desktop.call('server.send', { ...target, text: purchase });
      for (let i = 0; i < 100 && !arrived.some((run) => run.actions.length > 0); i += 1) {
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      const run = await desktop.call('server.run', { ...target, run: arrived[0]?.id ?? '' });
      return { published, again, sent, arrived, run, live: await desktop.call('server.live', target) };
    },
    { target, publication, purchase },
  );
  expect(done.published).toMatchObject({ kind: 'ok', value: { revision: 1 } });
  expect(done.again).toMatchObject({ kind: 'refused', problem: { status: 412, live: 1 } });
  expect(done.sent).toMatchObject({ kind: 'ok', value: { results: [{ status: 'accepted', id: 'order-1' }] } });
  expect(done.arrived[0]).toMatchObject({ occurrence: 'order-1', event: '30552', revision: 1 });
  expect(done.arrived[0]?.fired.length).toBeGreaterThan(0);
  expect(done.run).toMatchObject({ kind: 'ok', value: { occurrence: 'order-1' } });
  expect(done.live).toMatchObject({ kind: 'ok', value: { revision: 1 } });
});

test('[P7] the copied command sends with a token of its own, which the window never sees', async ({ start }) => {
  const app = await start();
  const page = await firstPage(app);
  const answer = await page.evaluate(
    async ({ target, publication, text }) => {
      await window.desktop.call('server.publish', { ...target, ...(JSON.parse(publication) as Publication) });
      return window.desktop.call('server.copySendCommand', { ...target, text });
    },
    { target, publication, text: purchase },
  );
  expect(answer).toBeNull();
  const command = await app.evaluate(({ clipboard }) => clipboard.readText());
  expect(command).toContain('/v1/events');
  const sent = JSON.parse(execFileSync('sh', ['-c', command], { encoding: 'utf8' })) as object;
  expect(sent).toMatchObject({ results: [{ status: 'accepted', id: 'order-1' }] });
});

test('what is live and the address outlive the app, and an environment that is not there is said to be so', async ({
  start,
}) => {
  const first = await start();
  const address = await (
    await firstPage(first)
  ).evaluate(
    async ({ target, publication }) => {
      await window.desktop.call('server.publish', { ...target, ...(JSON.parse(publication) as Publication) });
      return (await window.desktop.call('environment.list', null))[0]?.address;
    },
    { target, publication },
  );
  await close(first);
  const page = await firstPage(await start());
  const later = await page.evaluate(async (to) => {
    const live = await window.desktop.call('server.live', to);
    const [local] = await window.desktop.call('environment.list', null);
    return { live, local, other: await window.desktop.call('server.live', { ...to, environment: 'moon' }) };
  }, target);
  expect(later.live).toMatchObject({ kind: 'ok', value: { revision: 1 } });
  expect(later.local).toEqual({ id: 'local', name: 'Local', address, tokens: {} });
  expect(later.other).toEqual({ kind: 'unreachable', reason: 'There is no environment “moon”.' });
});

test('[D2] a server that crashes comes back', async ({ start, userData }) => {
  const page = await firstPage(await start());
  const state = () => page.evaluate(() => window.desktop.call('server.status', null).then((status) => status.state));
  await expect.poll(state, { timeout: 20_000 }).toBe('ready');
  await page.evaluate(() => {
    const told: string[] = [];
    Object.assign(window, { told });
    window.desktop.on('server.status', (status) => void told.push(status.state));
  });
  const servers = execFileSync('ps', ['-eo', 'pid,args'], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes('hookflow.mjs') && line.includes(userData));
  expect(servers).toHaveLength(1);
  process.kill(Number.parseInt(servers[0]?.trim() ?? '', 10), 'SIGKILL');
  const told = () => page.evaluate(() => (window as unknown as { told: string[] }).told);
  await expect.poll(told, { timeout: 20_000 }).toEqual(['starting', 'ready']);
});
