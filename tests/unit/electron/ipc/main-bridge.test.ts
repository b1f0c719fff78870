import { beforeEach, describe, expect, it, vi } from 'vitest';

const electron = vi.hoisted(() => {
  const window = {
    isDestroyed: () => false,
    webContents: { send: vi.fn<(channel: string, message: unknown) => void>() },
  };
  const listeners = new Map<string, (event: unknown, heard: unknown) => void>();
  return {
    window,
    listeners,
    handle: undefined as ((event: unknown, message: unknown) => Promise<unknown>) | undefined,
  };
});
vi.mock('electron', () => ({
  protocol: {},
  BrowserWindow: { fromWebContents: (contents: unknown) => (contents === 'page' ? electron.window : null) },
  ipcMain: {
    handle: (_channel: string, handler: typeof electron.handle) => (electron.handle = handler),
    on: (channel: string, listener: (event: unknown, heard: unknown) => void) =>
      electron.listeners.set(channel, listener),
    off: (channel: string) => electron.listeners.delete(channel),
  },
}));
const { askWindow, installMainBridge } = await import('../../../../electron/ipc/main-bridge.ts');
const { HEARD_CHANNEL } = await import('../../../../electron/ipc/channels.ts');

const page = { senderFrame: { url: 'app://hookflow/index.html', parent: null }, sender: 'page' };
const handlers = {
  'app.info': vi.fn(() => ({ version: '1' })),
  'file.openPath': vi.fn(() => {
    throw new Error('disk on fire');
  }),
};

describe('calls', () => {
  beforeEach(() => installMainBridge(handlers as never));
  const call = (event: unknown, message: unknown): Promise<unknown> | undefined => electron.handle?.(event, message);

  it('are answered for the app’s own page', async () => {
    expect(await call(page, { name: 'app.info', argument: null })).toEqual({ ok: true, value: { version: '1' } });
    expect(handlers['app.info']).toHaveBeenCalledWith(null, electron.window);
  });

  it.each([
    ['another origin', { ...page, senderFrame: { url: 'https://example.com/', parent: null } }],
    ['an origin that only begins alike', { ...page, senderFrame: { url: 'app://hookflow.example/', parent: null } }],
    ['a frame inside the page', { ...page, senderFrame: { ...page.senderFrame, parent: {} } }],
    ['a frame that is gone', { ...page, senderFrame: null }],
    ['contents without a window', { ...page, sender: 'other' }],
  ])('from %s are refused', async (_title, event) => {
    handlers['app.info'].mockClear();
    expect(await call(event, { name: 'app.info', argument: null })).toMatchObject({ ok: false });
    expect(handlers['app.info']).not.toHaveBeenCalled();
  });

  it('with a wrong argument do not reach their handler', async () => {
    handlers['app.info'].mockClear();
    expect(await call(page, { name: 'app.info', argument: 1 })).toMatchObject({ ok: false });
    expect(handlers['app.info']).not.toHaveBeenCalled();
  });

  it('that fail answer the message alone', async () => {
    expect(await call(page, { name: 'file.openPath', argument: '/a' })).toEqual({ ok: false, message: 'disk on fire' });
  });
});

describe('askWindow', () => {
  it('is true once the page says that it was heard', async () => {
    const asked = askWindow(electron.window as never, 'window.closeRequested', null, 1_000);
    electron.listeners.get(HEARD_CHANNEL)?.(page, 'menu');
    electron.listeners.get(HEARD_CHANNEL)?.(page, 'window.closeRequested');
    expect(await asked).toBe(true);
    expect(electron.listeners.size).toBe(0);
  });

  it('is false when nobody hears it in time', async () => {
    expect(await askWindow(electron.window as never, 'window.closeRequested', null, 5)).toBe(false);
    expect(electron.listeners.size).toBe(0);
  });
});
