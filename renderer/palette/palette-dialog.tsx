import { Modal } from '@mantine/core';
import { flushSync } from 'react-dom';
import { CommandPalette } from './command-palette.tsx';
import classes from './palette.module.css';
import { closePalette, usePalette } from './palette-store.ts';
import { ShortcutSheet } from './shortcut-sheet.tsx';

/** Gives the focus back to what had it, unless that is gone. */
function returnFocus(): void {
  const { from } = usePalette.getState();
  if (from?.isConnected) from.focus({ preventScroll: true });
}

/** Closes first, so that what runs finds the focus where it was, and may take it elsewhere. */
function closeAndRun(run?: () => void): void {
  flushSync(closePalette);
  returnFocus();
  run?.();
}

/** The command palette or the sheet of shortcuts, over everything; mounted once. */
export function PaletteDialog() {
  const open = usePalette((state) => state.open);
  return (
    <Modal
      opened={open !== null}
      onClose={() => closeAndRun()}
      withCloseButton={false}
      returnFocus={false}
      padding={0}
      size={open === 'shortcuts' ? 720 : 600}
      yOffset={open === 'shortcuts' ? '8vh' : '12vh'}
      transitionProps={{ duration: 0 }}
      classNames={{ overlay: classes.overlay ?? '', content: classes.content ?? '', body: classes.body ?? '' }}
    >
      {open === 'commands' && (
        <>
          <Modal.Title className="spoken">Search or run a command</Modal.Title>
          <CommandPalette onRun={closeAndRun} />
        </>
      )}
      {open === 'shortcuts' && <ShortcutSheet onClose={() => closeAndRun()} />}
    </Modal>
  );
}
