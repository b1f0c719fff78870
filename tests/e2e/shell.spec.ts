import { readFileSync } from 'node:fs';
import path from 'node:path';
import { close, expect, firstPage, test } from './fixtures.ts';

test('the page has the bridge and nothing of Node or Electron', async ({ window }) => {
  expect(window.url()).toBe('app://hookflow/index.html');
  const seen = await window.evaluate(() => ({
    node: ['require', 'process', 'Buffer', 'global', 'module', '__dirname'].filter((name) => name in globalThis),
    bridge: Object.keys((globalThis as unknown as { desktop: object }).desktop).sort(),
    secure: isSecureContext,
  }));
  expect(seen).toEqual({ node: [], bridge: ['call', 'on'], secure: true });
});

test('the content security policy stops inline scripts, eval and the network', async ({ window, problems }) => {
  const refused = await window.evaluate(async () => {
    const reports: string[] = [];
    document.addEventListener('securitypolicyviolation', (report) => reports.push(report.effectiveDirective));
    const script = document.createElement('script');
    script.textContent = 'window.inlineRan = true';
    document.head.append(script);
    const style = document.createElement('style');
    style.textContent = 'body { outline: 1px solid red }';
    document.head.append(style);
    const evaluated = await new Promise((resolve) =>
      setTimeout(() => {
        try {
          resolve((Reflect.construct(Function, ['return "ran"']) as () => unknown)());
        } catch (error) {
          resolve((error as Error).name);
        }
      }),
    );
    const fetched = await fetch('https://example.invalid/').then(
      () => 'fetched',
      () => 'refused',
    );
    await new Promise((resolve) => setTimeout(resolve, 50));
    return { evaluated, fetched, inlineRan: 'inlineRan' in window, reports: reports.sort() };
  });
  expect(refused).toEqual({
    evaluated: 'EvalError',
    fetched: 'refused',
    inlineRan: false,
    reports: ['connect-src', 'script-src', 'script-src-elem', 'style-src-elem'],
  });
  problems.length = 0; // the refusals just provoked
});

test('no further window opens and the page stays where it is', async ({ app, window, problems }) => {
  const opened = await window.evaluate(() => open('app://hookflow/index.html') === null);
  expect(opened).toBe(true);
  await window.evaluate(() => {
    const link = document.createElement('a');
    link.href = 'https://example.invalid/';
    document.body.append(link);
    link.click();
  });
  await window.waitForTimeout(300);
  expect(window.url()).toBe('app://hookflow/index.html');
  expect(app.windows()).toHaveLength(1);
  problems.length = 0;
});

test('no permission is granted', async ({ window }) => {
  const state = await window.evaluate(async () => [
    await Notification.requestPermission(),
    (await navigator.permissions.query({ name: 'geolocation' })).state,
  ]);
  expect(state).toEqual(['denied', 'denied']);
});

test('files outside the built window are not served', async ({ window, problems }) => {
  const states = await window.evaluate(() =>
    Promise.all(
      ['app://hookflow/..%2f..%2fpackage.json', 'app://hookflow/%2e%2e/main/main.cjs', 'app://hookflow/nothing.js'].map(
        async (address) => (await fetch(address)).status,
      ),
    ),
  );
  expect(states).toEqual([403, 404, 404]);
  problems.length = 0; // the console reports each of them
});

test('a call that the contract does not know is refused in words', async ({ window }) => {
  const refusal = await window.evaluate(() =>
    (globalThis as unknown as { desktop: { call(name: string, argument: unknown): Promise<unknown> } }).desktop
      .call('app.setTheme', 'pink')
      .then(String, (error: Error) => error.message),
  );
  expect(refusal).toContain('app.setTheme');
  expect(refusal).not.toContain(' at ');
});

test('settings outlive the app', async ({ start, userData }) => {
  const first = await start();
  await (await firstPage(first)).evaluate(() => window.desktop.call('app.setTheme', 'dark'));
  await close(first);
  const settings = JSON.parse(readFileSync(path.join(userData, 'settings.json'), 'utf8')) as { theme: string };
  expect(settings.theme).toBe('dark');
  const again = await firstPage(await start());
  expect((await again.evaluate(() => window.desktop.call('app.info', null))).theme).toBe('dark');
  expect(await again.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true);
});
