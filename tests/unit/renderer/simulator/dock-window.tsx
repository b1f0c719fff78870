import { MantineProvider } from '@mantine/core';
import { render } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { ReactElement } from 'react';
import { Announcements } from '../../../../renderer/ui/announce.tsx';

/** What jsdom lacks and Mantine or CodeMirror ask for. `matches` answers every media query. */
export function fillInBrowser(matches = false): void {
  window.matchMedia = (query: string) =>
    ({
      matches,
      media: query,
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
    }) as unknown as MediaQueryList;
  window.ResizeObserver = class {
    observe(): void {}
    unobserve(): void {}
    disconnect(): void {}
  };
  Element.prototype.scrollIntoView = () => undefined;
  const none = { bottom: 0, height: 0, left: 0, right: 0, top: 0, width: 0, x: 0, y: 0, toJSON: () => '' };
  Range.prototype.getBoundingClientRect = () => none;
  Range.prototype.getClientRects = () => [] as unknown as DOMRectList;
  const fonts = { addEventListener: () => undefined, removeEventListener: () => undefined };
  Object.defineProperty(document, 'fonts', { value: fonts, configurable: true });
}

/** Shows a part of the window with the live regions, and gives a user. */
export function showPart(part: ReactElement) {
  const view = render(
    <MantineProvider env="test">
      {part}
      <Announcements />
    </MantineProvider>,
  );
  return { user: userEvent.setup(), view };
}
