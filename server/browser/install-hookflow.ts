import type { BrowserWindow, ScriptElement } from './browser-window.ts';

interface Queued {
  readonly id: string;
  readonly event: string;
  readonly occurredAt: string;
  readonly contact: { readonly purl?: string };
  readonly data: Record<string, unknown>;
}

/**
 * `hookflow.track` for a page (I6). It runs in browsers as this very text, so that it uses nothing from outside itself. Occurrences
 * wait in local storage until the server has acknowledged them; each keeps its id, so that a repeat is a duplicate (I3).
 */
export function installHookflow(window: BrowserWindow, script: ScriptElement): void {
  const MOST_QUEUED = 200;
  const BATCH = 20;
  /** What browsers send when a page is left, in characters to be safe. */
  const KEEPALIVE_LIMIT = 50_000;
  const FIRST_WAIT_MS = 1_000;
  const LONGEST_WAIT_MS = 60_000;

  const key = script.getAttribute('data-key') ?? '';
  const address = `${new URL('/v1/events', script.src).href}?key=${encodeURIComponent(key)}`;
  const place = `hookflow.${key.slice(0, 15)}`;
  let purl = script.getAttribute('data-purl') ?? '';
  let inMemory: readonly Queued[] = [];
  let busy = false;
  let sleeping = false;
  let wait = FIRST_WAIT_MS;

  function read(): readonly Queued[] {
    try {
      const kept: unknown = JSON.parse(window.localStorage.getItem(place) ?? '[]');
      return Array.isArray(kept) ? (kept as Queued[]) : [];
    } catch {
      return inMemory;
    }
  }

  function keep(queue: readonly Queued[]): void {
    inMemory = queue;
    try {
      window.localStorage.setItem(place, JSON.stringify(queue));
    } catch {
      // Storage is denied or full: what is in memory lasts as long as the page.
    }
  }

  function freshId(): string {
    const bytes = window.crypto.getRandomValues(new Uint8Array(16));
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  }

  /** The oldest that go into one request. */
  function nextBatch(): { readonly items: readonly Queued[]; readonly body: string } {
    let items = read().slice(0, BATCH);
    while (items.length > 1 && JSON.stringify(items).length > KEEPALIVE_LIMIT) {
      items = items.slice(0, Math.ceil(items.length / 2));
    }
    return { items, body: JSON.stringify(items) };
  }

  function forget(items: readonly Queued[]): void {
    const ids = items.map((item) => item.id);
    keep(read().filter((item) => !ids.includes(item.id)));
  }

  function later(ms: number): void {
    if (sleeping) return;
    sleeping = true;
    window.setTimeout(() => {
      sleeping = false;
      void flush();
    }, ms);
  }

  /** Says what the server refused; those are not sent again. */
  function complain(answer: unknown): void {
    const { results } = answer as { results?: { status: string; problems?: { message: string }[] }[] };
    for (const result of results ?? []) {
      if (result.status === 'refused')
        window.console.warn(`hookflow: an occurrence was refused. ${result.problems?.[0]?.message ?? ''}`);
    }
  }

  async function flush(): Promise<void> {
    if (busy || sleeping) return;
    const { items, body } = nextBatch();
    if (items.length === 0) return;
    busy = true;
    let pause = wait;
    try {
      const keepalive = body.length <= KEEPALIVE_LIMIT;
      // Plain text needs no preflight request.
      const headers = { 'content-type': 'text/plain' };
      const answer = await window.fetch(address, { method: 'POST', body, keepalive, headers });
      if (answer.status === 202) {
        complain(await answer.json());
        forget(items);
        wait = FIRST_WAIT_MS;
        pause = 0;
      } else if (answer.status >= 500 || [408, 409, 425, 429].indexOf(answer.status) >= 0) {
        pause = Math.max(wait, 1000 * (Number(answer.headers.get('retry-after')) || 0));
      } else {
        window.console.warn(`hookflow: the server answered ${answer.status}; these occurrences are not sent again.`);
        forget(items);
        pause = 0;
      }
    } catch {
      // No network, or a server that does not answer: they stay in the queue.
    }
    busy = false;
    if (pause > 0) wait = Math.min(LONGEST_WAIT_MS, wait * 2);
    if (read().length > 0) later(pause);
  }

  window.hookflow = {
    track(event, data = {}) {
      const contact = purl === '' ? {} : { purl };
      const occurrence = { id: freshId(), event, occurredAt: new Date().toISOString(), contact, data };
      const queue = [...read(), occurrence];
      if (queue.length > MOST_QUEUED)
        window.console.warn('hookflow: too many occurrences wait; the oldest is dropped.');
      keep(queue.slice(-MOST_QUEUED));
      void flush();
      return occurrence.id;
    },
    identify(name) {
      purl = name;
    },
    waiting: () => read().length,
  };

  // What is left goes out once more as the page is left; it stays queued, since a beacon has no answer.
  window.addEventListener('pagehide', () => {
    const { items, body } = nextBatch();
    if (items.length > 0) window.navigator.sendBeacon?.(address, body);
  });
  window.addEventListener('online', () => void flush());
  void flush();
}
