import { expect, it } from 'vitest';
import { launchArguments } from '../../../electron/launch-arguments.ts';

it.each([
  ['nothing', ['.'], { files: [] }],
  ['a file beside', ['.', 'shop.hookflow.json'], { files: ['/home/a/shop.hookflow.json'] }],
  ['an absolute file', ['/x/SHOP.JSON'], { files: ['/x/SHOP.JSON'] }],
  [
    'switches of Chromium',
    ['--no-sandbox', '--lang=en.json', '-r', 'loader.js', '.', 'a.json'],
    { files: ['/home/a/a.json'] },
  ],
  ['a picture', ['--screenshot', 'out.png'], { files: [], screenshot: '/home/a/out.png' }],
  [
    'a picture, one word',
    ['--screenshot=/tmp/o.png', 'a.json'],
    { files: ['/home/a/a.json'], screenshot: '/tmp/o.png' },
  ],
  ['a picture without a name', ['--screenshot'], { files: [], screenshot: '/home/a/hookflow.png' }],
])('%s', (_title, words, expected) => {
  expect(launchArguments(words, '/home/a')).toEqual(expected);
});
