import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { sendCommand } from '../../../../electron/environments/send-command.ts';

it('without a token leaves it to the shell of who runs the command', () => {
  const command = sendCommand('https://hooks.example', undefined, '{}');
  const words = execFileSync('sh', ['-c', `curl() { for word; do echo "$word"; done; }; ${command}`], {
    encoding: 'utf8',
    env: { HOOKFLOW_TOKEN: 'hf_a b' },
  });
  expect(words.split('\n')).toContain('authorization: Bearer hf_a b');
});

it('gives a shell the text as it is', () => {
  const text = `[{"note": "it's $HOME \`now\` \\n"}]\n`;
  const command = sendCommand('http://127.0.0.1:7420', 'token-1', text);
  const words = execFileSync('sh', ['-c', `curl() { for word; do printf '%s\\0' "$word"; done; }; ${command}`], {
    encoding: 'utf8',
  });
  expect(words.split('\0').slice(0, -1)).toEqual([
    '-sS',
    'http://127.0.0.1:7420/v1/events',
    '-H',
    'authorization: Bearer token-1',
    '-H',
    'content-type: application/json',
    '--data-raw',
    text,
  ]);
});
