import type { ServerResponse } from 'node:http';
import { once } from 'node:events';
import { z } from 'zod';
import { RunHead } from '../../shared/sync/contract.ts';
import type { Store } from '../../shared/sync/executor/store.ts';
import type { App, AppPorts } from './app-types.ts';
import { authorize, grantOf } from './authorize.ts';
import { bearer, Cursor, problems } from './schemas.ts';

const KEEP_ALIVE_MS = 15_000;
const BATCH = 100;
/** Its keys name what of a run the stream shows. */
const Head = RunHead.strip();

/** Runs as they happen, as server-sent events; resumes after `Last-Event-ID` (X7). */
export function runStreamRoute(app: App, { store, tokens }: AppPorts): void {
  const open = new Set<RunStream>();
  app.addHook('preClose', () => {
    for (const stream of open) stream.end();
  });

  app.get(
    '/v1/runs/stream',
    {
      onRequest: authorize(tokens, 'read'),
      schema: {
        ...bearer,
        description:
          'Events named `run` with a run as data, and as id its id when it is new; a later one tells how its actions went.',
        querystring: z.object({ after: Cursor.optional() }),
        response: {
          200: { description: 'Events', content: { 'text/event-stream': { schema: z.string() } } },
          ...problems,
        },
      },
    },
    async (request, reply) => {
      const { workspace } = grantOf(request);
      const resumed = Cursor.safeParse(request.headers['last-event-id']);
      const after = resumed.success ? resumed.data : request.query.after;
      const cursor = after ?? (await store.runs(workspace, { limit: 1 })).items[0]?.id ?? '0';
      reply.hijack();
      const stream = new RunStream(store, workspace, cursor, reply.raw);
      open.add(stream);
      reply.raw.on('close', () => {
        stream.end();
        open.delete(stream);
      });
      stream.start();
    },
  );
}

/** One reader of a workspace's runs. The store is read in order behind a cursor; hints only say when. */
class RunStream {
  readonly #store: Store;
  readonly #workspace: string;
  readonly #out: ServerResponse;
  readonly #changed = new Set<string>();
  #cursor: string;
  #pumping = false;
  #again = false;
  #stop: () => void = () => undefined;

  constructor(store: Store, workspace: string, cursor: string, out: ServerResponse) {
    this.#store = store;
    this.#workspace = workspace;
    this.#cursor = cursor;
    this.#out = out;
  }

  start(): void {
    this.#out.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      // Nothing follows a stream: kept alive, its connection would hold up a server that stops.
      connection: 'close',
      'x-accel-buffering': 'no',
    });
    this.#out.write(': runs\n\n');
    const unwatch = this.#store.watch((hint) => {
      if (hint.kind === 'evaluated' && hint.workspaces.includes(this.#workspace)) this.#wake();
      if (hint.kind === 'settled' && hint.workspace === this.#workspace) {
        this.#changed.add(hint.run);
        this.#wake();
      }
    });
    const timer = setInterval(() => {
      this.#out.write(': still here\n\n');
      this.#wake();
    }, KEEP_ALIVE_MS);
    this.#stop = () => {
      unwatch();
      clearInterval(timer);
    };
    this.#wake();
  }

  end(): void {
    this.#stop();
    if (!this.#out.writableEnded) this.#out.end();
  }

  #wake(): void {
    this.#again = true;
    if (this.#pumping) return;
    this.#pumping = true;
    // A store that failed ends this reader; it comes back with Last-Event-ID.
    this.#pump().catch(() => this.end());
  }

  async #pump(): Promise<void> {
    while (this.#again && !this.#out.writableEnded) {
      this.#again = false;
      await this.#sendNew();
      for (const id of [...this.#changed]) {
        this.#changed.delete(id);
        const run = await this.#store.run(this.#workspace, id);
        if (run) await this.#send(`event: run\ndata: ${JSON.stringify(Head.parse(run))}\n\n`);
      }
    }
    this.#pumping = false;
  }

  async #sendNew(): Promise<void> {
    for (;;) {
      const { items, next } = await this.#store.runs(this.#workspace, { after: this.#cursor, limit: BATCH });
      for (const run of items) {
        this.#cursor = run.id;
        this.#changed.delete(run.id);
        await this.#send(`id: ${run.id}\nevent: run\ndata: ${JSON.stringify(run)}\n\n`);
      }
      if (next === undefined) return;
    }
  }

  async #send(text: string): Promise<void> {
    if (this.#out.writableEnded || this.#out.destroyed) return;
    if (!this.#out.write(text)) await Promise.race([once(this.#out, 'drain'), once(this.#out, 'close')]);
  }
}
