import { Modal } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { closeHelp, useHelp } from './help-store.ts';
import classes from './help.module.css';

/** Loaded when it is first opened: few starts need it. */
const Help = lazy(async () => ({ default: (await import('./help.tsx')).Help }));

/** The guide and the other documents, over everything; mounted once. */
export function HelpDialog() {
  const open = useHelp((state) => state.open);
  return (
    <Modal
      opened={open}
      onClose={closeHelp}
      withCloseButton={false}
      padding={0}
      size={960}
      yOffset="5vh"
      transitionProps={{ duration: 0 }}
      classNames={{ overlay: classes.overlay ?? '', content: classes.content ?? '', body: classes.body ?? '' }}
    >
      <Suspense fallback={<p className={classes.loading}>Opening…</p>}>
        <Help />
      </Suspense>
    </Modal>
  );
}
