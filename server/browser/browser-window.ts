/** The little that the browser script needs of a browser; the server's types know no DOM, and tests give their own. */
export interface BrowserWindow {
  hookflow?: HookflowApi;
  readonly navigator: { sendBeacon?(url: string, body: string): boolean };
  readonly crypto: { getRandomValues(bytes: Uint8Array): Uint8Array };
  /** Reading it throws where storage is denied. */
  readonly localStorage: { getItem(key: string): string | null; setItem(key: string, value: string): void };
  readonly console: { warn(text: string): void };
  addEventListener(type: string, listener: () => void): void;
  setTimeout(run: () => void, ms: number): unknown;
  fetch(
    url: string,
    o: { method: 'POST'; body: string; keepalive: boolean; headers: Record<string, string> },
  ): Promise<BrowserAnswer>;
}
export interface BrowserAnswer {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  json(): Promise<unknown>;
}
/** What the page's `script` element says: `<script src="…/sdk.js" data-key="hf_…" data-purl="…">`. */
export interface ScriptElement {
  readonly src: string;
  getAttribute(name: string): string | null;
}

/** `window.hookflow`. */
export interface HookflowApi {
  /** Sends an occurrence, now or when it becomes possible; answers its id, which stays the same however often it is sent. */
  track(event: string, data?: Record<string, unknown>): string;
  /** From now on occurrences are of this contact. */
  identify(purl: string): void;
  /** Occurrences that the server has not acknowledged yet. */
  waiting(): number;
}
