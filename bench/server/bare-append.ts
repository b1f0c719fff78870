// The yardstick of `--ingest`: a bare Fastify that appends what it is sent to a file, synced in groups, and does nothing else. What
// arrives while a group is written and synced goes into the next one together. Its argument is the file; prints its address.
import Fastify from 'fastify';
import { open } from 'node:fs/promises';

const file = await open(process.argv[2] ?? '', 'a');
let waiting: { readonly line: string; readonly resolve: () => void }[] = [];
let isWriting = false;

async function write(): Promise<void> {
  isWriting = true;
  while (waiting.length > 0) {
    const group = waiting;
    waiting = [];
    await file.appendFile(group.map(({ line }) => line).join(''));
    await file.datasync();
    for (const { resolve } of group) resolve();
  }
  isWriting = false;
}

function append(line: string): Promise<void> {
  return new Promise((resolve) => {
    waiting.push({ line, resolve });
    if (!isWriting) void write();
  });
}

const app = Fastify();
app.post('/v1/events', async (request, reply) => {
  const body = request.body as { readonly id: string } | readonly { readonly id: string }[];
  const occurrences = Array.isArray(body)
    ? (body as readonly { readonly id: string }[])
    : [body as { readonly id: string }];
  await append(occurrences.map((occurrence) => `${JSON.stringify(occurrence)}\n`).join(''));
  return reply.code(202).send({ results: occurrences.map(({ id }) => ({ status: 'accepted', id })) });
});
console.log(await app.listen({ host: '127.0.0.1', port: 0 }));
