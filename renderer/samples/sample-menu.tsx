import { ActionIcon, Menu } from '@mantine/core';
import { ClipboardPaste, CopyPlus, Ellipsis, FileStack, Share, TextCursorInput, Trash2 } from 'lucide-react';
import type { Sample } from '../../shared/flow/workspace.ts';
import { currentWorkspace, dispatch, undoGesture } from '../document/document-store.ts';
import { chooseReplayFile } from '../replay/choose-replay-file.ts';
import { chooseSample } from '../simulator/simulation-store.ts';
import { focusNext } from '../ui/focus-next.ts';
import { Icon } from '../ui/icon.tsx';
import { showToast } from '../ui/toasts.tsx';
import { keepAsSample } from './keep-as-sample.ts';
import { setExported, setMapping, setRenamed } from './samples-session.ts';

function remove({ id, name }: Sample): void {
  const { samples } = currentWorkspace();
  const at = samples.findIndex((sample) => sample.id === id);
  const neighbour = samples[at + 1] ?? samples[at - 1];
  dispatch({ kind: 'removeSample', sample: id });
  focusNext(
    ...(neighbour ? [`[data-sample="${CSS.escape(neighbour.id)}"]`] : []),
    '[aria-labelledby="samples-head"] button',
  );
  chooseSample(null);
  const after = currentWorkspace();
  const back = () => currentWorkspace() === after && undoGesture();
  showToast({ tone: 'idle', text: `Sample “${name}” is deleted.`, action: { label: 'Undo', run: back } });
}

/** What is rarely done with a sample, and the ways to get others. */
export function SampleMenu({ sample, label }: { sample: Sample | undefined; label: string }) {
  return (
    <Menu position="bottom-start" width={240}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={label}>
          <Icon of={Ellipsis} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<Icon of={ClipboardPaste} />} onClick={() => setMapping(true)}>
          Make a sample from pasted JSON…
        </Menu.Item>
        <Menu.Item leftSection={<Icon of={FileStack} />} onClick={chooseReplayFile}>
          Replay a file of occurrences…
        </Menu.Item>
        {sample && (
          <>
            <Menu.Divider />
            <Menu.Item
              leftSection={<Icon of={CopyPlus} />}
              onClick={() => keepAsSample(sample.occurrence, `${sample.name} copy`)}
            >
              Duplicate sample
            </Menu.Item>
            <Menu.Item leftSection={<Icon of={TextCursorInput} />} onClick={() => setRenamed(sample.id)}>
              Rename sample…
            </Menu.Item>
            <Menu.Item leftSection={<Icon of={Share} />} onClick={() => setExported(sample.id)}>
              Copy or export as JSON…
            </Menu.Item>
            <Menu.Item leftSection={<Icon of={Trash2} />} onClick={() => remove(sample)}>
              Delete sample
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
