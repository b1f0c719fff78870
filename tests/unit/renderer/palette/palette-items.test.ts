// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { compile } from '../../../../shared/compiler/compile.ts';
import type { CanvasActions } from '../../../../renderer/canvas/canvas-actions.ts';
import { dispatch, openDocument, selectElements, useDocument } from '../../../../renderer/document/document-store.ts';
import { SHORTCUTS } from '../../../../renderer/document/shortcut-table.ts';
import { commandItems } from '../../../../renderer/palette/command-items.ts';
import type { PaletteItem } from '../../../../renderer/palette/palette-item.ts';
import { placeItems } from '../../../../renderer/palette/place-items.ts';
import { orderWorkspace } from '../canvas/fixtures.ts';

const canvas: CanvasActions = {
  tidy: vi.fn(),
  zoom: { fit: vi.fn(), toFull: vi.fn(), in: vi.fn(), out: vi.fn() },
  arrange: vi.fn(),
  duplicate: vi.fn(),
  selectAll: vi.fn(),
  give: vi.fn(),
};
function commands(actions: CanvasActions | null = canvas): ReadonlyMap<string, PaletteItem> {
  const { document, selection } = useDocument.getState();
  const dock = { open: true, tab: 'simulator' } as const;
  const items = commandItems({
    document,
    selection,
    canvas: actions,
    view: 'canvas',
    dock,
    setTheme: () => undefined,
    mac: false,
  });
  return new Map(items.map((item) => [item.name, item]));
}
const reason = (name: string) => commands().get(name)!.disabledReason;

beforeEach(() => openDocument(orderWorkspace(), { path: null, saved: null }));

describe('commands', () => {
  it('say why they cannot be run, and can be once that is gone', () => {
    expect(reason('Undo')).toBe('Nothing to undo');
    expect(reason('Copy steps')).toBe('Select a step first');
    expect(reason('Align left')).toBe('Select two nodes or more first');
    dispatch({ kind: 'renameWorkspace', name: 'Other' });
    selectElements(['austin', 'team']);
    expect(reason('Undo')).toBeUndefined();
    expect(commands().get('Undo')!.detail).toMatch(/Other/);
    expect(reason('Copy steps')).toBeUndefined();
    expect(reason('Align left')).toBeUndefined();
    expect(reason('Distribute vertically')).toBe('Select three nodes or more first');
    selectElements(['event']);
    expect(reason('Copy steps')).toBe('Select a step first');
  });

  it('change nothing in a read-only document, but copy from it', () => {
    openDocument(orderWorkspace(), { path: null, saved: null, readOnly: true });
    selectElements(['austin']);
    for (const name of ['Add Condition', 'Cut steps', 'Tidy the layout', 'New trigger', 'Save']) {
      expect(reason(name)).toMatch(/read-only/);
    }
    expect(reason('Copy steps')).toBeUndefined();
  });

  it('without a document open or make one', () => {
    useDocument.setState({ document: null });
    const can = [...commands(null).values()].filter(({ disabledReason }) => disabledReason === undefined);
    expect(can.map(({ name }) => name)).toEqual(expect.arrayContaining(['Open…', 'New workspace', 'Dark theme']));
    expect(can.map(({ name }) => name)).not.toContain('Publish…');
  });

  it('run what they say', () => {
    selectElements(['austin', 'team']);
    commands().get('Align left')!.run();
    expect(canvas.arrange).toHaveBeenCalledWith('left');
    commands().get('Add SMS to contact')?.run();
    expect(useDocument.getState().document!.history.past).toHaveLength(1);
  });

  it('have names of their own, and shortcuts of the table', () => {
    const { document, selection } = useDocument.getState();
    const dock = { open: false, tab: 'simulator' } as const;
    const view = 'outline';
    const all = commandItems({ document, selection, canvas, view, dock, setTheme: () => undefined, mac: false });
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    const known = SHORTCUTS.map(({ id }) => id);
    for (const { shortcut } of all) if (shortcut !== undefined) expect(known).toContain(shortcut);
  });
});

describe('places', () => {
  const workspace = orderWorkspace();
  const broken = { ...workspace.triggers[0]!, id: 'broken', name: 'Broken', nodes: [], edges: [], enabled: false };
  const all = { ...workspace, triggers: [...workspace.triggers, broken] };
  const places = placeItems(all, compile(all), 'orders', 0);
  const marked = (mark: 'invalid' | 'unused' | 'off') =>
    places.filter(({ marks }) => marks?.includes(mark)).map(({ name }) => name);

  it('are triggers, the steps of the open one in words, events and samples', () => {
    const of = (group: string) => places.filter((place) => place.group === group).map(({ name }) => name);
    expect(of('Triggers')).toEqual(['Orders', 'Broken']);
    expect(of('Steps of this trigger')).toContain('When Purchase happens');
    expect(of('Steps of this trigger')).toContain('From Austin, 100 or more');
    expect(of('Steps of this trigger')).toHaveLength(8);
    expect(of('Events')).toContain('Contact created');
    expect(of('Samples')).toHaveLength(workspace.samples.length);
    expect(new Set(places.map(({ id }) => id)).size).toBe(places.length);
  });

  it('know what has errors, what is off and what is unused', () => {
    expect(marked('invalid')).toContain('Broken');
    expect(marked('invalid')).not.toContain('Orders');
    expect(marked('off')).toEqual(['Broken']);
    expect(marked('unused')).toEqual(['Add to cart']);
    expect(placeItems(all, compile(all), null, 2).find(({ name }) => name === 'Events JSON')?.detail).toBe('2 errors');
  });

  it('go there', () => {
    openDocument(all, { path: null, saved: all });
    places.find(({ name }) => name === 'Broken')!.run();
    expect(useDocument.getState().selection.trigger).toBe('broken');
  });
});
