import { expect, it } from 'vitest';
import { boundsOnDisplays } from '../../../../electron/windows/window-bounds.ts';

const small = { x: 0, y: 0, width: 1280, height: 720 };
const right = { x: 1280, y: 0, width: 1920, height: 1080 };

it.each([
  ['a first start', undefined, [right], { width: 1440, height: 900, maximized: false }],
  ['a first start on a small display', undefined, [small], { width: 1280, height: 720, maximized: false }],
  [
    'where it was',
    { x: 1300, y: 20, width: 1500, height: 1000, maximized: true },
    [small, right],
    { x: 1300, y: 20, width: 1500, height: 1000, maximized: true },
  ],
  [
    'a display that is gone',
    { x: 1300, y: 20, width: 1500, height: 1000, maximized: false },
    [small],
    { width: 1280, height: 720, maximized: false },
  ],
  [
    'a title bar above the display',
    { x: 10, y: -300, width: 1000, height: 700, maximized: false },
    [small],
    { width: 1000, height: 700, maximized: false },
  ],
  [
    'smaller than allowed',
    { x: 0, y: 0, width: 10, height: 10, maximized: false },
    [small],
    { x: 0, y: 0, width: 960, height: 640, maximized: false },
  ],
  ['no display', undefined, [], { width: 1440, height: 900, maximized: false }],
])('%s', (_title, saved, displays, expected) => {
  expect(boundsOnDisplays(saved, displays)).toEqual(expected);
});
