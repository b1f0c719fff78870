import { useMemo, useState, type ReactNode } from 'react';
import { useDocument, type Selection } from '../document/document-store.ts';
import { ActionFailure } from './action-failure.tsx';
import { ActionPreview } from './action-preview.tsx';
import { previewItems, type PreviewItem } from './preview-items.ts';
import { PreviewPicker, SEGMENTS } from './preview-picker.tsx';
import { useSimulation } from './simulation-store.ts';
import classes from './simulator-dock.module.css';

const FOOT = 'Preview only. Nothing was sent.';

/** The selected step's action, else one of the selected trigger, else the first. */
function itemOf(items: readonly PreviewItem[], selection: Selection): PreviewItem | undefined {
  const mine = items.filter(({ trigger }) => trigger === selection.trigger);
  return mine.find(({ node }) => selection.nodes.includes(node)) ?? mine[0] ?? items[0];
}

/** What each requested action would have sent, rendered. */
export function PreviewColumn({ tools }: { tools: ReactNode }) {
  const simulation = useSimulation((state) => state.simulation);
  const workspace = useDocument(({ document }) => (simulation ? document?.history.present : undefined));
  const selection = useDocument((state) => state.selection);
  // What was picked here holds until something else is selected.
  const [picked, setPicked] = useState<{ key: string; under: Selection } | null>(null);
  const items = useMemo(
    () => (workspace && simulation ? previewItems(workspace, simulation) : []),
    [workspace, simulation],
  );
  const item =
    (picked?.under === selection ? items.find(({ key }) => key === picked.key) : undefined) ?? itemOf(items, selection);
  return (
    <section className={classes.column} aria-label="Preview">
      <div className={classes.head}>
        <b className={classes.previewTitle}>Preview</b>
        {items.length > 0 && (
          <div className={items.length > SEGMENTS ? `${classes.segments} ${classes.picker}` : classes.segments}>
            <PreviewPicker
              items={items}
              value={item?.key ?? ''}
              onPick={(key) => setPicked({ key, under: selection })}
            />
          </div>
        )}
        {tools && <span className={classes.tools}>{tools}</span>}
      </div>
      {item ? (
        <div className={classes.previewBody}>
          {item.request ? (
            <ActionPreview action={item.request} foot={FOOT} notes={item.notes} />
          ) : (
            <ActionFailure item={item} />
          )}
        </div>
      ) : (
        <p className={classes.hint}>
          {simulation ? 'No action was requested.' : 'What the triggers would send is shown here.'}
        </p>
      )}
    </section>
  );
}
