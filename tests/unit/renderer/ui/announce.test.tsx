// @vitest-environment jsdom
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { announce, Announcements } from '../../../../renderer/ui/announce.tsx';

afterEach(cleanup);

it('the same message again comes into the live region anew, so that it is read out again', () => {
  render(<Announcements />);
  act(() => announce('Notify team moved right.'));
  const first = screen.getByRole('status').firstElementChild;
  act(() => announce('Notify team moved right.'));
  expect(screen.getByRole('status').firstElementChild).not.toBe(first);
  expect(screen.getByRole('status').textContent).toBe('Notify team moved right.');
});

it('an error interrupts and leaves what was said politely', () => {
  render(<Announcements />);
  act(() => announce('Connected.'));
  act(() => announce('A loop is not possible.', 'assertive'));
  expect(screen.getByRole('alert').textContent).toBe('A loop is not possible.');
  expect(screen.getByRole('status').textContent).toBe('Connected.');
});
