import { useMediaQuery } from '@mantine/hooks';
import { useEffect } from 'react';
import { Group, Panel, Separator, useDefaultLayout, usePanelRef } from 'react-resizable-panels';
import { Canvas } from '../canvas/canvas.tsx';
import { UnsavedDialog } from '../document/unsaved-dialog.tsx';
import { EnvironmentsDialog } from '../environments/environments-dialog.tsx';
import { HistorySheet } from '../environments/history-sheet.tsx';
import { Inspector } from '../inspector/inspector.tsx';
import { useAnalysisWatch } from '../problems/use-analysis-watch.ts';
import { PublishSheet } from '../publish/publish-sheet.tsx';
import { ExportDialog } from '../samples/export-dialog.tsx';
import { MappingDialog } from '../samples/mapping-dialog.tsx';
import { RenameSample } from '../samples/rename-sample.tsx';
import { useReplayDrop } from '../replay/use-replay-drop.ts';
import { VersionsSheet } from '../versions/versions-sheet.tsx';
import classes from './designer.module.css';
import { Dock } from './dock.tsx';
import { InspectorOver } from './inspector-over.tsx';
import { isTall, useLayout } from './layout-store.ts';
import { useIsCompact } from './use-is-compact.ts';
import { useLandmarkKeys } from './use-landmark-keys.ts';
import { Sidebar } from './sidebar.tsx';
import { TopBar } from './top-bar.tsx';

const DOCK = { rest: 288, tall: 508, tabs: 37 } as const;

/** Canvas over dock, and the dock's height: at rest, tall for reading, or only its tabs. */
function Stage() {
  const compact = useIsCompact();
  const dockOpen = useLayout((state) => state.dockOpen);
  const tall = useLayout(isTall);
  const dock = usePanelRef();
  const rows = useDefaultLayout({ id: 'hookflow-rows', panelIds: ['stage', 'dock'] });
  const columns = useDefaultLayout({
    id: 'hookflow-columns',
    panelIds: compact ? ['canvas'] : ['canvas', 'inspector'],
  });
  useEffect(() => {
    dock.current?.resize(dockOpen ? (tall ? DOCK.tall : DOCK.rest) : DOCK.tabs);
  }, [dock, dockOpen, tall]);
  return (
    <Group orientation="vertical" className={classes.stage} {...rows}>
      <Panel id="stage" minSize={120} className={classes.upper}>
        <Group orientation="horizontal" {...columns}>
          <Panel id="canvas" minSize={320}>
            <main className={classes.canvas} aria-label="Canvas">
              <Canvas />
            </main>
          </Panel>
          {!compact && <Separator className={classes.column} aria-label="Width of the inspector" />}
          {!compact && (
            <Panel
              id="inspector"
              defaultSize={360}
              minSize={320}
              maxSize={480}
              groupResizeBehavior="preserve-pixel-size"
            >
              <aside className={classes.inspector} aria-label="Inspector">
                <Inspector />
              </aside>
            </Panel>
          )}
        </Group>
        {compact && <InspectorOver />}
      </Panel>
      <Separator className={classes.row} aria-label="Height of the dock" disabled={!dockOpen} />
      <Panel
        id="dock"
        panelRef={dock}
        defaultSize={DOCK.rest}
        minSize={dockOpen ? 160 : DOCK.tabs}
        maxSize={dockOpen ? '70%' : DOCK.tabs}
        groupResizeBehavior="preserve-pixel-size"
      >
        <Dock />
      </Panel>
    </Group>
  );
}

/** The main window: top bar, sidebar, canvas, inspector and dock. */
export function Designer() {
  useReplayDrop();
  const narrow = useMediaQuery('(max-width: 1279px)', false, { getInitialValueInEffect: false });
  const sides = useDefaultLayout({ id: 'hookflow-sides', panelIds: ['sidebar', 'work'] });
  useLandmarkKeys();
  useAnalysisWatch();
  return (
    <div className={classes.window}>
      <TopBar />
      {narrow ? (
        <div className={classes.narrow}>
          <Sidebar rail />
          <Stage />
        </div>
      ) : (
        <Group orientation="horizontal" {...sides}>
          <Panel id="sidebar" defaultSize={264} minSize={216} maxSize={360} groupResizeBehavior="preserve-pixel-size">
            <Sidebar />
          </Panel>
          <Separator className={classes.column} aria-label="Width of the sidebar" />
          <Panel id="work">
            <Stage />
          </Panel>
        </Group>
      )}
      <PublishSheet />
      <EnvironmentsDialog />
      <HistorySheet />
      <VersionsSheet />
      <MappingDialog />
      <ExportDialog />
      <RenameSample />
      <UnsavedDialog />
    </div>
  );
}
