// @vitest-environment jsdom
import { undo } from '@codemirror/commands';
import { EditorView } from '@codemirror/view';
import { act, cleanup, configure, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  closeDocument,
  currentWorkspace,
  dispatch,
  openDocument,
  undoGesture,
} from '../../../../renderer/document/document-store.ts';
import { EventsDock } from '../../../../renderer/events/events-dock.tsx';
import { revealInEvents } from '../../../../renderer/events/events-text.ts';
import { onlineStoreExample } from '../../../../shared/flow/online-store.ts';
import { fillInBrowser, showPart } from '../simulator/dock-window.tsx';

const FAULTY = `[
    {"id": "30551", "label": "Add to cart"},
    {"id": "30552", "label": "Purchase"},
    {"id": 30553, "label": "Refund requested"},
    {"id": "40512", "label": "Newsletter joined"},
    {"id": "30554", "label": "purchase"},
]`;

beforeAll(() => {
  configure({ defaultHidden: true });
});
beforeEach(() => {
  fillInBrowser();
  closeDocument();
  const workspace = onlineStoreExample();
  openDocument(workspace, { path: null, saved: workspace });
});
afterEach(cleanup);

function editor(): EditorView {
  const view = EditorView.findFromDOM(screen.getByRole('textbox', { name: 'Hookable events, JSON' }));
  if (!view) throw new Error('no editor');
  return view;
}
const text = () => editor().state.doc.toString();

/** The text is checked once the keys rest. */
async function rest(): Promise<void> {
  await act(() => new Promise((resolve) => setTimeout(resolve, 130)));
}

async function type(next: string): Promise<void> {
  act(() => editor().dispatch({ changes: { from: 0, to: editor().state.doc.length, insert: next } }));
  await rest();
}

const problems = () => within(screen.getByRole('region', { name: 'Problems of the events' }));

describe('Events JSON', () => {
  it('[H5] underlines each problem and lists all with place, code and fixes', async () => {
    showPart(<EventsDock />);
    expect(problems().getByRole('heading', { name: 'No problems' })).toBeTruthy();
    await type(FAULTY);
    expect(problems().getByRole('heading', { name: '3 errors, 1 warning' })).toBeTruthy();
    expect(editor().dom.querySelector('.cm-problem-warning')?.textContent).toBe('"purchase"');
    expect([...editor().dom.querySelectorAll('.cm-problem-error')].map((mark) => mark.textContent)).toEqual([
      '30553',
      '"40512"',
      ',',
    ]);
    expect(editor().dom.querySelectorAll('.cm-problem-gutter svg')).toHaveLength(3);
    expect(problems().getByText('events.idPrefix')).toBeTruthy();
    expect(problems().getByRole('button', { name: '70212 · App without UI' })).toBeTruthy();
    expect(currentWorkspace().events).toHaveLength(2);
    expect(screen.getByText('Triggers keep the last valid list until this one has no errors.')).toBeTruthy();
  });

  it('[H6] fixes one with a click, as one undo step of the editor', async () => {
    const { user } = showPart(<EventsDock />);
    await type(FAULTY);
    await user.click(problems().getByRole('button', { name: '70212 · App without UI' }));
    expect(text()).toContain('"70212"');
    expect(problems().getByRole('heading', { name: '2 errors, 1 warning' })).toBeTruthy();
    act(() => void undo(editor()));
    expect(text()).toBe(FAULTY);
  });

  it('[H6] fixes at once what leaves no choice, as one undo step; then the events are the document’s', async () => {
    const { user } = showPart(<EventsDock />);
    await type(FAULTY);
    await user.click(problems().getByRole('button', { name: 'Fix 2 at once' }));
    expect(problems().getByRole('heading', { name: '1 error, 1 warning' })).toBeTruthy();
    act(() => void undo(editor()));
    expect(text()).toBe(FAULTY);
    await rest();
    await user.click(problems().getByRole('button', { name: 'Fix 2 at once' }));
    await user.click(problems().getByRole('button', { name: '30512 · JavaScript SDK' }));
    expect(currentWorkspace().events.map(({ id }) => id)).toEqual(['30551', '30552', '30553', '30512', '30554']);
    expect(screen.getByText('Triggers use this list.')).toBeTruthy();
    undoGesture();
    expect(currentWorkspace().events).toHaveLength(2);
  });

  it('jumps from a problem to its place', async () => {
    const { user } = showPart(<EventsDock />);
    await type(FAULTY);
    problems()
      .getAllByRole('button', { name: /^(Error|Warning),/ })[0]
      ?.focus();
    await user.keyboard('{ArrowDown}{Enter}');
    const { from, to } = editor().state.selection.main;
    expect(text().slice(from, to)).toBe('"40512"');
    expect(screen.getByText('Line 5, column 19')).toBeTruthy();
    expect(editor().hasFocus).toBe(true);
  });

  it('opens the fixes at the caret by Ctrl .', async () => {
    showPart(<EventsDock />);
    await type(FAULTY);
    act(() => editor().dispatch({ selection: { anchor: FAULTY.indexOf('40512') } }));
    fireEvent.keyDown(editor().contentDOM, { key: '.', code: 'Period', ctrlKey: true, keyCode: 190 });
    const menu = await screen.findByRole('menu', { name: 'Fixes' });
    const items = within(menu).getAllByRole('menuitem');
    expect(items.map((one) => one.textContent)).toHaveLength(3);
    act(() => items[2]?.click());
    expect(text()).toContain('"70312"');
    expect(screen.queryByRole('menu')).toBeNull();
  });

  it('keeps text and undo steps while its tab is hidden', async () => {
    const { view } = showPart(<EventsDock />);
    await type(FAULTY);
    view.unmount();
    showPart(<EventsDock />);
    expect(text()).toBe(FAULTY);
    expect(problems().getByRole('heading', { name: '3 errors, 1 warning' })).toBeTruthy();
    act(() => void undo(editor()));
    expect(text()).not.toBe(FAULTY);
  });

  it('loses nothing that was typed just before its tab was hidden', () => {
    const { view } = showPart(<EventsDock />);
    act(() => editor().dispatch({ changes: { from: 0, to: editor().state.doc.length, insert: '[]' } }));
    view.unmount();
    expect(currentWorkspace().events).toEqual([]);
  });

  it('[H7] follows the sidebar and undo with the caret in place', async () => {
    showPart(<EventsDock />);
    await type('[{"id": "30551", "label": "A"}]');
    act(() => dispatch({ kind: 'renameEvent', event: '30551', label: 'Basket' }));
    expect(text()).toBe('[{"id": "30551", "label": "Basket"}]');
    act(undoGesture);
    expect(text()).toBe('[{"id": "30551", "label": "A"}]');
  });

  it('[H7] formats a sound list and refuses to format one with errors', async () => {
    const { user } = showPart(<EventsDock />);
    await type('[{"label": "A", "id": "30551"}]');
    await user.click(screen.getByRole('button', { name: 'Format' }));
    expect(text()).toBe('[\n    {"id": "30551", "label": "A"}\n]');
    await type(FAULTY);
    const format = screen.getByRole('button', { name: 'Format' });
    expect(format.getAttribute('aria-disabled')).toBe('true');
    await user.click(format);
    expect(text()).toBe(FAULTY);
  });

  it('copies the text as it is', async () => {
    const { user } = showPart(<EventsDock />);
    let copied = '';
    // What a browser does when a page asks it to copy.
    document.execCommand = () => {
      const clipboardData = { setData: (_type: string, data: string) => (copied = data) };
      return !document.dispatchEvent(Object.assign(new Event('copy', { cancelable: true }), { clipboardData }));
    };
    await user.click(screen.getByRole('button', { name: 'Copy' }));
    expect(copied).toBe(text());
  });

  it('imports a JSON file as one undo step, and refuses what is no UTF-8', async () => {
    const { user } = showPart(<EventsDock />);
    const before = text();
    const input = screen.getByLabelText('File to import');
    const file = new File(['\uFEFF[\r\n{"id": "70201", "label": "Visit"}]\r\n'], 'events.json', {
      type: 'application/json',
    });
    await user.upload(input, file);
    await waitFor(() => expect(currentWorkspace().events).toEqual([{ id: '70201', label: 'Visit' }]));
    await user.upload(input, new File([new Uint8Array([0x5b, 0xff])], 'bad.json', { type: 'application/json' }));
    await waitFor(() => expect(screen.getByRole('alert').textContent).toMatch(/^bad\.json was not imported\./));
    act(() => void undo(editor()));
    expect(text()).toBe(before);
  });

  it('shows a place that was asked for from elsewhere', async () => {
    showPart(<EventsDock />);
    await type(FAULTY);
    act(() => revealInEvents({ line: 4, column: 12, endLine: 4, endColumn: 17 }));
    const { from, to } = editor().state.selection.main;
    expect(text().slice(from, to)).toBe('30553');
  });

  it('cannot be changed in a read-only file', () => {
    const workspace = onlineStoreExample();
    openDocument(workspace, { path: null, saved: workspace, readOnly: true });
    showPart(<EventsDock />);
    expect(editor().state.readOnly).toBe(true);
    expect(screen.getByRole('button', { name: 'Import' }).getAttribute('aria-disabled')).toBe('true');
  });
});
