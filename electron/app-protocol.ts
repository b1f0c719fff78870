import { protocol } from 'electron';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

export const ORIGIN = 'app://hookflow';

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

/** To be called before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true } },
  ]);
}

/** The file below `root` that a URL of the app's origin names, or undefined when it names another host or leaves `root`. */
export function fileOfUrl(root: string, address: string): string | undefined {
  let name: string;
  try {
    const url = new URL(address);
    if (`${url.protocol}//${url.host}` !== ORIGIN) return undefined;
    name = decodeURIComponent(url.pathname);
  } catch {
    return undefined; // no URL, or a bad escape in it
  }
  if (name.includes('\0') || name.includes('\\')) return undefined;
  const file = path.resolve(root, `./${name === '' || name === '/' ? 'index.html' : name}`);
  return file.startsWith(path.resolve(root) + path.sep) ? file : undefined;
}

/** Serves the built window from `root` with `policy` as its content security policy. */
export function serveApp(root: string, policy: string): void {
  protocol.handle('app', async (request) => {
    const file = fileOfUrl(root, request.url);
    if (file === undefined || request.method !== 'GET') return new Response('Refused', { status: 403 });
    let body: Buffer;
    try {
      body = await readFile(file); // Electron's own: reads inside app.asar too
    } catch {
      return new Response('Not found', { status: 404 });
    }
    return new Response(new Uint8Array(body), {
      headers: {
        'content-type': contentTypes[path.extname(file)] ?? 'application/octet-stream',
        'content-security-policy': policy,
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-cache',
      },
    });
  });
}
