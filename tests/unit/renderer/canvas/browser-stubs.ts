/** What React Flow and Mantine ask of a browser and jsdom lacks: sizes. Every element is 1000 x 700. */
export function stubBrowser(): void {
  class Observer {
    readonly #tell: ResizeObserverCallback;
    constructor(tell: ResizeObserverCallback) {
      this.#tell = tell;
    }
    observe(target: Element): void {
      const contentRect = new DOMRect(0, 0, 1000, 700);
      this.#tell([{ target, contentRect } as unknown as ResizeObserverEntry], this);
    }
    unobserve(): void {}
    disconnect(): void {}
  }
  class Matrix {
    readonly m22: number;
    constructor(transform?: string) {
      this.m22 = Number(/scale\(([\d.]+)\)/.exec(transform ?? '')?.[1] ?? 1);
    }
  }
  const query = (media: string) => ({ media, matches: false, addEventListener() {}, removeEventListener() {} });
  Object.assign(globalThis, { ResizeObserver: Observer, DOMMatrixReadOnly: Matrix });
  Object.assign(window, { matchMedia: query });
  Object.defineProperties(HTMLElement.prototype, {
    offsetWidth: { configurable: true, get: () => 220 },
    offsetHeight: { configurable: true, get: () => 86 },
  });
  Element.prototype.scrollTo = () => undefined;
}
