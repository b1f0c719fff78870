import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readSecret } from '../../../server/environment/read-secret.ts';
import { temporaryFolder } from './temporary-folder.ts';

const folder = join(import.meta.dirname, '../../../server/deploy');
const unit = readFileSync(join(folder, 'hookflow.service'), 'utf8');
const image = readFileSync(join(folder, 'Dockerfile'), 'utf8');
const help = (...words: string[]): string =>
  execFileSync(process.execPath, ['--no-warnings', join(folder, '../cli/hookflow.ts'), ...words, '--help'], {
    encoding: 'utf8',
  });

it.skipIf(!existsSync('/usr/bin/systemd-analyze'))('[X8] systemd takes the unit without complaint', () => {
  const said = execFileSync('systemd-analyze', ['verify', join(folder, 'hookflow.service')], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, SYSTEMD_LOG_LEVEL: 'warning' },
  });
  expect(said).toBe('');
});

it('[X8] the unit and the image start the server with options that it has', () => {
  const known = help('serve');
  const [start = ''] = /^ExecStart=.*$/m.exec(unit) ?? [];
  const [command = '[]'] = /(?<=^CMD )\[.*\]$/m.exec(image) ?? [];
  const words = [...start.split(' '), ...(JSON.parse(command) as string[])].filter((word) => word.startsWith('--'));
  expect(words.length).toBeGreaterThan(4);
  for (const word of words) expect(known).toContain(`${word} `);
});

it('[X8] the unit drains on SIGTERM and hands out every secret by a file that the server reads', () => {
  expect(unit).toMatch(/^KillSignal=SIGTERM$/m);
  expect(image).toMatch(/^STOPSIGNAL SIGTERM$/m);
  const names = [...unit.matchAll(/^Environment=(\w+)_FILE=%d\/([\w-]+)$/gm)];
  expect(names.map(([, name]) => name)).toEqual(['HOOKFLOW_SMTP_PASSWORD', 'HOOKFLOW_SMS_SECRET']);
  for (const [, , credential] of names) expect(unit).toContain(`LoadCredential=${credential}:`);
  expect(readSecret({ A_FILE: join(temporaryFolder(), 'none') }, 'A').ok).toBe(false);
});

it('[X8] every instruction of the image is one, and it does not run as root', () => {
  const lines = image.replace(/\\\n/g, ' ').split('\n');
  const words = lines.filter((line) => line !== '' && !line.startsWith('#')).map((line) => line.split(' ')[0] ?? '');
  const known = 'FROM COPY RUN USER VOLUME EXPOSE STOPSIGNAL HEALTHCHECK ENTRYPOINT CMD'.split(' ');
  expect(words.filter((word) => !known.includes(word))).toEqual([]);
  expect([words[0], lines.find((line) => line.startsWith('USER '))]).toEqual(['FROM', 'USER node']);
});
