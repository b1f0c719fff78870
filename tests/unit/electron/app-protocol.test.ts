import { describe, expect, it, vi } from 'vitest';

vi.mock('electron', () => ({ protocol: {} }));
const { fileOfUrl } = await import('../../../electron/app-protocol.ts');

describe('fileOfUrl', () => {
  it.each([
    ['app://hookflow/', '/app/renderer/index.html'],
    ['app://hookflow', '/app/renderer/index.html'],
    ['app://hookflow/index.html?open=example#top', '/app/renderer/index.html'],
    ['app://hookflow/assets/main-1.js', '/app/renderer/assets/main-1.js'],
    ['app://hookflow/a%20b.css', '/app/renderer/a b.css'],
    ['app://hookflow/../up.js', '/app/renderer/up.js'],
  ])('%s is %s', (address, file) => {
    expect(fileOfUrl('/app/renderer', address)).toBe(file);
  });

  it.each([
    'app://hookflow/..%2fmain%2fmain.cjs',
    'app://hookflow/%2e%2e%2f%2e%2e%2fetc/passwd',
    'app://hookflow/a/..%2f..%2f..%2fsecret',
    'app://hookflow/..%2frenderer-other/a.js',
    'app://hookflow/..%5cmain.cjs',
    'app://hookflow/%00.js',
    'app://hookflow/%e0%a4%a',
    'app://hookflow.example/index.html',
    'app://other/index.html',
    'file:///etc/passwd',
    'https://hookflow/index.html',
    'not an address',
  ])('%s is refused', (address) => {
    expect(fileOfUrl('/app/renderer', address)).toBeUndefined();
  });

  it('the folder itself is not a file', () => {
    expect(fileOfUrl('/app/renderer', 'app://hookflow/%2e')).toBe('/app/renderer/index.html');
    expect(fileOfUrl('/app/renderer', 'app://hookflow/a%2f..')).toBeUndefined();
  });
});
