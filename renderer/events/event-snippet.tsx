import { Button, Select } from '@mantine/core';
import { Copy } from 'lucide-react';
import { useState } from 'react';
import { sdkSnippet } from '../../shared/events/sdk-snippet.ts';
import { putText } from '../clipboard/put-text.ts';
import { useWorkspaceMember } from '../document/use-workspace.ts';
import { Icon } from '../ui/icon.tsx';
import { showToast } from '../ui/toasts.tsx';
import classes from './event-card.module.css';

function copySnippet(text: string, event: string): void {
  showToast(
    putText(text)
      ? { tone: 'pass', text: `The call for ${event} is copied. Put the page’s own values in.` }
      : { tone: 'err', text: 'The clipboard cannot be written. Select the text and copy it by keyboard.' },
  );
}

/** The JavaScript SDK's call that sends an event of prefix 305, with the fields of a sample (O2). */
export function EventSnippet({ event }: { event: string }) {
  const samples = useWorkspaceMember('samples');
  const own = samples.filter(({ occurrence }) => occurrence.event === event);
  const [chosen, choose] = useState<string | null>(null);
  const sample = own.find(({ id }) => id === chosen) ?? own[0];
  const text = sdkSnippet(event, sample?.occurrence.data ?? {});
  return (
    <section className={classes.part} aria-label="Call of the JavaScript SDK">
      <div className={classes.partHead}>
        <h3>Send it from a page</h3>
        <Button
          variant="default"
          size="xs"
          leftSection={<Icon of={Copy} size={12} />}
          onClick={() => copySnippet(text, event)}
        >
          Copy
        </Button>
      </div>
      {own.length > 1 && (
        <Select
          aria-label="Fields of the sample"
          data={own.map(({ id, name }) => ({ value: id, label: `Fields of ${name}` }))}
          value={sample?.id ?? null}
          onChange={choose}
          allowDeselect={false}
          comboboxProps={{ withinPortal: false }}
        />
      )}
      <pre className={`${classes.snippet} mono`} tabIndex={0} aria-label="The call, JavaScript">
        {text}
      </pre>
      <p className="meta">
        {sample
          ? `The values are those of the sample ${sample.name}.`
          : 'Add a sample of this event to have its fields here.'}
      </p>
    </section>
  );
}
