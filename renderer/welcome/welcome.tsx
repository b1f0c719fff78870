import { Button, SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { FileBraces, FilePlus2, FolderOpen, Play, ShieldCheck, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { openExampleDocument } from '../document/file-actions.ts';
import { runCommand } from '../document/window-commands.ts';
import { HookflowMark } from '../ui/hookflow-mark.tsx';
import { Icon } from '../ui/icon.tsx';
import { modKey } from '../ui/mod-key.ts';
import { ExamplePicture } from './example-picture.tsx';
import { RecentFiles } from './recent-files.tsx';
import { startFromEvents } from './start-from-events.ts';
import classes from './welcome.module.css';

function Choice(props: { icon: LucideIcon; title: string; text?: string; right?: ReactNode; onClick: () => void }) {
  return (
    <button type="button" className={classes.choice} onClick={props.onClick}>
      <Icon of={props.icon} />
      <span className={classes.choiceText}>
        <b>{props.title}</b>
        {props.text !== undefined && <span className="label">{props.text}</span>}
      </span>
      {props.right}
    </button>
  );
}

function ThemeSwitch() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <SegmentedControl
      aria-label="Theme"
      className={classes.theme}
      size="xs"
      value={colorScheme}
      onChange={(value) => setColorScheme(value)}
      data={[
        { value: 'light', label: 'Light' },
        { value: 'dark', label: 'Dark' },
        { value: 'auto', label: 'System' },
      ]}
    />
  );
}

/** The first window: a first simulated purchase is two clicks away. */
export function Welcome({ version }: { version: string }) {
  return (
    <main className={classes.welcome}>
      <ThemeSwitch />
      <div className={classes.columns}>
        <section>
          <HookflowMark size={40} />
          <h1 className={classes.title}>Welcome to Hookflow</h1>
          <p className={classes.lead}>
            Draw what should happen when something happens. Try it here first, then publish with one click.
          </p>
          <div className={classes.choices}>
            <Choice
              icon={FilePlus2}
              title="New workspace"
              right={<kbd>{modKey()} N</kbd>}
              onClick={() => runCommand('new')}
            />
            <Choice
              icon={FolderOpen}
              title="Open a workspace…"
              right={<kbd>{modKey()} O</kbd>}
              onClick={() => runCommand('open')}
            />
            <Choice
              icon={FileBraces}
              title="Start from an events list"
              text="Paste the JSON array you already have"
              onClick={() => void startFromEvents()}
            />
          </div>
        </section>
        <section>
          <div className={classes.example}>
            <ExamplePicture />
            <div className={classes.exampleFoot}>
              <div>
                <h2>Online store example</h2>
                <p className="label">A thank-you e-mail and a lead alert for sales.</p>
              </div>
              <Button
                size="lg"
                autoFocus
                flex="none"
                leftSection={<Icon of={Play} size={14} />}
                onClick={() => void openExampleDocument()}
              >
                Open and try a purchase
              </Button>
            </div>
          </div>
          <RecentFiles />
        </section>
      </div>
      <p className={classes.foot}>
        <Icon of={ShieldCheck} size={14} /> Nothing leaves this computer until you publish. Hookflow {version}
      </p>
    </main>
  );
}
