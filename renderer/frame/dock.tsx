import { Tabs } from '@mantine/core';
import { ChevronsDownUp, Maximize2, Minimize2, PanelBottom } from 'lucide-react';
import type { ReactNode } from 'react';
import { hasErrors } from '../../shared/base/problem.ts';
import { useWorkspaceMember } from '../document/use-workspace.ts';
import { EventsDock } from '../events/events-dock.tsx';
import { useEventsProblems } from '../events/use-events-problems.ts';
import { ProblemsDock, useProblemCount } from '../problems/problems-dock.tsx';
import { RunsDock } from '../runs/runs-dock.tsx';
import { SimulatorDock, StepSlider } from '../simulator/simulator-dock.tsx';
import { TestsCount, TestsDock } from '../tests/tests-dock.tsx';
import { Count } from '../ui/badge.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import classes from './dock.module.css';
import { DOCK_TABS, isTall, showDock, toggleTall, useLayout, type DockTab } from './layout-store.ts';
import tabs from '../ui/tab.module.css';

const names: Readonly<Record<DockTab, string>> = {
  problems: 'Problems',
  simulator: 'Simulator',
  tests: 'Tests',
  events: 'Events JSON',
  runs: 'Runs',
};
const bodies: Readonly<Record<DockTab, () => ReactNode>> = {
  problems: ProblemsDock,
  simulator: SimulatorDock,
  tests: TestsDock,
  events: EventsDock,
  runs: RunsDock,
};

/** The bottom dock. Bodies of hidden tabs are not kept: what they hold lives in the stores. */
export function Dock() {
  const { dockTab, dockOpen } = useLayout();
  const tall = useLayout(isTall);
  const { errors, warnings } = useProblemCount();
  const inEvents = useEventsProblems();
  const hasTests = useWorkspaceMember('scenarios').length > 0;
  const counts: Partial<Record<DockTab, ReactNode>> = {
    ...(errors + warnings > 0 && {
      problems: <Count of={errors + warnings} tone={errors > 0 ? 'err' : 'wait'} />,
    }),
    ...(hasTests && { tests: <TestsCount /> }),
    ...(inEvents.length > 0 && {
      events: <Count of={inEvents.length} tone={hasErrors(inEvents) ? 'err' : 'wait'} />,
    }),
  };
  const Body = bodies[dockTab];
  return (
    <section className={classes.dock} data-dock aria-label="Dock">
      <Tabs
        value={dockOpen ? dockTab : null}
        onChange={(value) => value !== null && showDock(value as DockTab)}
        variant="none"
        keepMounted={false}
        classNames={{ root: classes.tabs, list: classes.list, tab: tabs.tab, panel: classes.panel }}
      >
        <div className={classes.head}>
          <Tabs.List>
            {DOCK_TABS.map((tab) => (
              <Tabs.Tab key={tab} value={tab} rightSection={counts[tab]}>
                <span className={tabs.words} data-words={names[tab]}>
                  {names[tab]}
                </span>
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <span className={classes.tools}>
            {dockOpen && dockTab === 'simulator' && <StepSlider />}
            {dockOpen && (
              <IconButton
                icon={tall ? Minimize2 : Maximize2}
                label={tall ? 'Make the dock smaller' : 'Make the dock taller'}
                small
                onClick={toggleTall}
              />
            )}
            <IconButton
              icon={dockOpen ? ChevronsDownUp : PanelBottom}
              label={dockOpen ? 'Close the dock' : 'Open the dock'}
              small
              onClick={() => useLayout.setState({ dockOpen: !dockOpen })}
            />
          </span>
        </div>
        {dockOpen && (
          <Tabs.Panel value={dockTab}>
            <Body />
          </Tabs.Panel>
        )}
      </Tabs>
    </section>
  );
}
