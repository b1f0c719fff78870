import type { ReplayNews, ReplayOrder, ReplaySetup } from './replay-message.ts';
import { runReplay } from './run-replay.ts';

// The entry of the thread that replays a file: the window stays free for its user.

let cancelled = false;

self.addEventListener('message', ({ data }: MessageEvent<ReplayOrder>) => {
  switch (data.kind) {
    case 'start':
      return void start(data.file, data.setup);
    case 'cancel':
      cancelled = true;
      return;
  }
});

async function start(file: File, setup: ReplaySetup): Promise<void> {
  const source = {
    size: file.size,
    read: async (from: number, to: number) => new Uint8Array(await file.slice(from, to).arrayBuffer()),
  };
  const shell = {
    clock: () => performance.now(),
    now: Date.now(),
    report: (progress: Extract<ReplayNews, { kind: 'progress' }>['progress']) => tell({ kind: 'progress', progress }),
    cancelled: () => cancelled,
    turn,
  };
  try {
    tell(await runReplay(source, setup, shell));
  } catch (error) {
    tell({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
}

function tell(news: ReplayNews): void {
  self.postMessage(news);
}

/** The next message from the window is heard before this goes on; a timer would wait four milliseconds each time. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
