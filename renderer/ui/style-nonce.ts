declare global {
  /** Where the scroll lock of Mantine's sheets looks for the nonce of its style element. */
  var __webpack_nonce__: string | undefined;
}

let nonce = '';

/** The nonce that style elements need under the CSP; set once before the first render. */
export function styleNonce(): string {
  return nonce;
}

export function setStyleNonce(value: string): void {
  nonce = value;
  globalThis.__webpack_nonce__ = value;
}
