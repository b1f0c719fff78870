import { expect, it } from 'vitest';
import type { BrowserAnswer, BrowserWindow } from '../../../server/browser/browser-window.ts';
import { installHookflow } from '../../../server/browser/install-hookflow.ts';

interface Sent {
  readonly url: string;
  readonly items: readonly { id: string; event: string; contact: object; data: object; occurredAt: string }[];
  readonly how: 'fetch' | 'beacon';
}
type Answering = () => Promise<BrowserAnswer>;

const accepted: Answering = () => answer(202, { results: [{ status: 'accepted' }] });
const down: Answering = () => Promise.reject(new TypeError('Failed to fetch'));
function answer(status: number, body: unknown = {}, headers: Record<string, string> = {}): Promise<BrowserAnswer> {
  return Promise.resolve({
    status,
    headers: { get: (name) => headers[name] ?? null },
    json: () => Promise.resolve(body),
  });
}

/** A page with the script in it; `storage` outlives pages, `null` is denied. */
function page(o: { storage?: Map<string, string> | null; purl?: string } = {}) {
  const storage = o.storage === undefined ? new Map<string, string>() : o.storage;
  const state = {
    answering: accepted,
    warnings: [] as string[],
    sent: [] as Sent[],
    timers: [] as { run: () => void; ms: number }[],
  };
  const listeners = new Map<string, () => void>();
  const record = (url: string, body: string, how: Sent['how']) =>
    state.sent.push({ url, items: JSON.parse(body) as Sent['items'], how });
  const window: BrowserWindow = {
    navigator: { sendBeacon: (url, body) => record(url, body, 'beacon') > 0 },
    crypto: globalThis.crypto as unknown as BrowserWindow['crypto'],
    get localStorage(): BrowserWindow['localStorage'] {
      if (storage === null) throw new Error('denied');
      return { getItem: (key) => storage.get(key) ?? null, setItem: (key, value) => void storage.set(key, value) };
    },
    console: { warn: (text) => void state.warnings.push(text) },
    addEventListener: (type, listener) => void listeners.set(type, listener),
    setTimeout: (run, ms) => state.timers.push({ run, ms }),
    fetch(url, { body }) {
      record(url, body, 'fetch');
      return state.answering();
    },
  };
  const attributes: Record<string, string> = {
    'data-key': 'hf_0123456789ab_secret',
    ...(o.purl ? { 'data-purl': o.purl } : {}),
  };
  installHookflow(window, {
    src: 'https://hooks.example/sdk.js?v=1',
    getAttribute: (name) => attributes[name] ?? null,
  });
  return {
    state,
    storage,
    hookflow: window.hookflow!,
    leave: () => listeners.get('pagehide')?.(),
    settle: () => new Promise((resolve) => setImmediate(resolve)),
    /** Runs the timer that waits; answers how long it would have taken. */
    async wakeUp(): Promise<number | undefined> {
      const timer = state.timers.shift();
      timer?.run();
      await new Promise((resolve) => setImmediate(resolve));
      return timer?.ms;
    },
  };
}

it('[I6] track sends an occurrence with the key in the address, and forgets it once acknowledged', async () => {
  const { hookflow, state, settle } = page({ purl: 'Ada' });
  const id = hookflow.track('30552', { total: 3 });
  expect(hookflow.waiting()).toBe(1);
  await settle();
  expect(state.sent).toMatchObject([
    {
      url: 'https://hooks.example/v1/events?key=hf_0123456789ab_secret',
      how: 'fetch',
      items: [{ id, event: '30552', contact: { purl: 'Ada' }, data: { total: 3 } }],
    },
  ]);
  expect(state.sent[0]!.items[0]!.occurredAt).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
  expect(id).toMatch(/^[0-9a-f]{32}$/);
  expect(hookflow.waiting()).toBe(0);
});

it('[I6] without network it waits longer and longer, and sends the same id again', async () => {
  const { hookflow, state, settle, wakeUp } = page();
  state.answering = down;
  const id = hookflow.track('30551');
  await settle();
  expect([await wakeUp(), await wakeUp(), await wakeUp()]).toEqual([1_000, 2_000, 4_000]);
  state.answering = accepted;
  await wakeUp();
  expect(state.sent.map((sent) => sent.items.map((item) => item.id))).toEqual(Array.from({ length: 5 }, () => [id]));
  expect(hookflow.waiting()).toBe(0);
  expect(state.timers).toEqual([]);
});

it('[I6] what was not acknowledged is sent by the next page, with its id', async () => {
  const first = page();
  first.state.answering = down;
  const id = first.hookflow.track('30551');
  await first.settle();
  const second = page({ storage: first.storage });
  await second.settle();
  expect(second.state.sent).toMatchObject([{ items: [{ id }] }]);
});

it('[I6] as the page is left, what waits goes out as a beacon and stays queued', async () => {
  const { hookflow, state, settle, leave } = page();
  state.answering = down;
  const id = hookflow.track('30551');
  await settle();
  leave();
  expect(state.sent.at(-1)).toMatchObject({ how: 'beacon', items: [{ id }] });
  expect(hookflow.waiting()).toBe(1);
});

it('[I5] Retry-After is waited for', async () => {
  const { hookflow, state, settle, wakeUp } = page();
  state.answering = () => answer(429, {}, { 'retry-after': '30' });
  hookflow.track('30551');
  await settle();
  expect(await wakeUp()).toBe(30_000);
});

it('[I6] what the server refuses is said once and not sent again', async () => {
  const { hookflow, state, settle } = page();
  state.answering = () => answer(202, { results: [{ status: 'refused', problems: [{ message: 'Unknown event.' }] }] });
  hookflow.track('30599');
  await settle();
  state.answering = () => answer(403);
  hookflow.track('30551');
  await settle();
  await settle();
  expect(state.warnings).toEqual([
    'hookflow: an occurrence was refused. Unknown event.',
    'hookflow: the server answered 403; these occurrences are not sent again.',
  ]);
  expect(hookflow.waiting()).toBe(0);
});

it('[I6] where storage is denied, the queue lasts as long as the page', async () => {
  const { hookflow, state, settle, wakeUp } = page({ storage: null });
  state.answering = down;
  const id = hookflow.track('30551');
  await settle();
  expect(hookflow.waiting()).toBe(1);
  state.answering = accepted;
  await wakeUp();
  expect(state.sent.at(-1)).toMatchObject({ items: [{ id }] });
  expect(hookflow.waiting()).toBe(0);
});

it('[I6] many are sent in parts, and of too many the oldest are dropped, which is said', async () => {
  const { hookflow, state, settle, wakeUp } = page();
  state.answering = down;
  const ids = Array.from({ length: 205 }, () => hookflow.track('30551', { text: 'x'.repeat(100) }));
  await settle();
  expect(hookflow.waiting()).toBe(200);
  expect(state.warnings).toHaveLength(5);
  state.answering = accepted;
  state.sent.length = 0;
  while ((await wakeUp()) !== undefined);
  expect(state.sent.flatMap((sent) => sent.items.map((item) => item.id))).toEqual(ids.slice(5));
  expect(Math.max(...state.sent.map((sent) => sent.items.length))).toBe(20);
});
