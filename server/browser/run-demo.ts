import type { HookflowApi } from './browser-window.ts';

interface DemoElement {
  value: string;
  textContent: string | null;
  addEventListener(type: string, listener: () => void): void;
}
interface DemoWindow {
  readonly hookflow: HookflowApi;
  readonly document: { getElementById(id: string): DemoElement | null };
  setInterval(run: () => void, ms: number): unknown;
}

/** The demo shop's own script; like the SDK it runs in browsers as this very text. */
export function runDemo(window: DemoWindow): void {
  const element = (id: string) => window.document.getElementById(id);
  let sent = '';

  function show(): void {
    const status = element('status');
    if (status === null || sent === '') return;
    const waiting = window.hookflow.waiting();
    const fate = waiting === 0 ? 'taken in by the server' : `${waiting} waiting to be sent`;
    status.textContent = `${sent}: ${fate}.`;
  }

  function on(id: string, event: string, label: string): void {
    element(id)?.addEventListener('click', () => {
      window.hookflow.identify(element('purl')?.value ?? '');
      const data = { orderid: String(Date.now()), total: 129.5, product: 'Tea pot' };
      window.hookflow.track(event, data);
      sent = label;
      show();
    });
  }

  on('cart', '30551', 'Add to cart');
  on('buy', '30552', 'Purchase');
  window.setInterval(show, 200);
}
