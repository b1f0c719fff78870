import { describe, expect, it } from 'vitest';
import { readCall } from '../../../../electron/ipc/read-call.ts';

describe('readCall', () => {
  it.each([
    { name: 'app.info', argument: null },
    { name: 'app.setTheme', argument: 'dark' },
    { name: 'file.save', argument: { path: null, suggestedName: 'a.hookflow.json', text: '{}', expected: null } },
    { name: 'server.watchRuns', argument: null },
  ])('takes $name', (message) => {
    expect(readCall(message)).toEqual({ ok: true, value: message });
  });

  it.each([
    ['no object', 'app.info'],
    ['no name', { argument: null }],
    ['an unknown key', { name: 'app.info', argument: null, extra: 1 }],
    ['an unknown name', { name: 'app.quit', argument: null }],
    ['an inherited name', { name: 'constructor', argument: null }],
    ['a wrong argument', { name: 'app.setTheme', argument: 'pink' }],
    ['a missing argument', { name: 'file.openPath' }],
    [
      'an unknown key in the argument',
      { name: 'server.live', argument: { environment: 'a', workspace: 'b', token: 'c' } },
    ],
  ])('refuses %s', (_title, message) => {
    const read = readCall(message);
    expect(read.ok).toBe(false);
  });

  it('says which call has a wrong argument', () => {
    const read = readCall({ name: 'app.setTheme', argument: 'pink' });
    expect(read).toMatchObject({ error: expect.stringContaining('app.setTheme') as string });
  });
});
