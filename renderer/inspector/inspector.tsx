import { Tabs } from '@mantine/core';
import { useEffect } from 'react';
import { showInspector, useLayout } from '../frame/layout-store.ts';
import { useDocument, type DocumentState } from '../document/document-store.ts';
import { triggerOf } from '../../shared/flow/workspace.ts';
import { Count } from '../ui/badge.tsx';
import { ActionTab } from './actions/action-tab.tsx';
import classes from './inspector.module.css';
import { useIsChecked } from '../document/use-checked.ts';
import { followSelection } from './inspector-store.ts';
import { SettingsTab } from './settings/settings-tab.tsx';
import tabs from '../ui/tab.module.css';

/** The selected trigger's id; null when there is none. */
const selectedNow = ({ selection }: DocumentState): string | null => selection.trigger;

const actionsNow = ({ document, selection }: DocumentState): number => {
  const trigger = document && triggerOf(document.history.present, selection.trigger ?? '');
  return trigger?.nodes.filter(({ kind }) => kind === 'action').length ?? 0;
};

/** The right column: a full second editor of the selected trigger, with the guide's two tabs. */
export function Inspector() {
  const tab = useLayout((state) => state.inspectorTab);
  const selected = useDocument(selectedNow);
  const isChecked = useIsChecked();
  const actions = useDocument(actionsNow);
  const trigger = isChecked ? selected : null;
  const nothing = isChecked && <Nothing />;
  useEffect(followSelection, []);
  return (
    <Tabs
      value={tab}
      onChange={(value) => showInspector(value === 'action' ? 'action' : 'settings')}
      variant="none"
      keepMounted={false}
      classNames={{ root: classes.root, list: classes.list, tab: tabs.tab, panel: classes.panel }}
    >
      <Tabs.List aria-label="Inspector">
        <Tabs.Tab value="settings">
          <span className={tabs.words} data-words="Settings">
            Settings
          </span>
        </Tabs.Tab>
        <Tabs.Tab value="action" rightSection={<Count of={actions} />}>
          <span className={tabs.words} data-words="Action">
            Action
          </span>
        </Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="settings">
        {trigger === null ? nothing : <SettingsTab key={trigger} trigger={trigger} />}
      </Tabs.Panel>
      <Tabs.Panel value="action">
        {trigger === null ? nothing : <ActionTab key={trigger} trigger={trigger} />}
      </Tabs.Panel>
    </Tabs>
  );
}

function Nothing() {
  return <p className={classes.nothing}>Select a trigger to see its settings.</p>;
}
