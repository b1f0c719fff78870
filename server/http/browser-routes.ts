import type { FastifyReply } from 'fastify';
import { demoPage, type Demo } from '../browser/demo-page.ts';
import { installHookflow } from '../browser/install-hookflow.ts';
import { runDemo } from '../browser/run-demo.ts';
import type { App } from './app-types.ts';

const SDK = `(${installHookflow.toString()})(window, document.currentScript);\n`;
const DEMO_SCRIPT = `(${runDemo.toString()})(window);\n`;
const HIDDEN = { schema: { hide: true } };

/** The browser script (I6), and the demo shop when `demo` answers one: by then the server listens and has made its key. */
export function browserRoutes(app: App, demo: () => Demo | undefined): void {
  app.get('/sdk.js', HIDDEN, (_request, reply) =>
    script(reply, SDK)
      .header('cross-origin-resource-policy', 'cross-origin')
      .header('cache-control', 'public, max-age=300'),
  );
  app.get('/demo', HIDDEN, (_request, reply) => {
    const shown = demo();
    if (shown === undefined) return reply.callNotFound();
    return reply
      .type('text/html; charset=utf-8')
      .headers({
        'content-security-policy':
          "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      })
      .send(demoPage(shown));
  });
  app.get('/demo.js', HIDDEN, (_request, reply) =>
    demo() === undefined ? reply.callNotFound() : script(reply, DEMO_SCRIPT).header('cache-control', 'no-store'),
  );
}

function script(reply: FastifyReply, text: string): FastifyReply {
  return reply.type('text/javascript; charset=utf-8').header('x-content-type-options', 'nosniff').send(text);
}
