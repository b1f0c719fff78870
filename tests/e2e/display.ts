import { test as base } from '@playwright/test';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';

/**
 * The environment that apps of a test are started in. On Linux each worker has a virtual display of its own: nobody sees its
 * windows, and no other worker's windows share its clipboard or take its input focus.
 */
export const test = base.extend<object, { environment: Record<string, string> }>({
  environment: [
    async ({}, use) => {
      const environment = { ...process.env } as Record<string, string>;
      if (process.platform !== 'linux') return use(environment);
      const words = ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'];
      const server = spawn('Xvfb', words, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
      const ended = once(server, 'exit');
      const [number] = (await once(server.stdio[3] as Readable, 'data')) as [Buffer];
      await use({ ...environment, DISPLAY: `:${number.toString().trim()}` });
      server.kill();
      await ended;
    },
    { scope: 'worker' },
  ],
});
