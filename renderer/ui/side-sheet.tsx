import { CloseButton, Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './side-sheet.module.css';

interface SideSheetProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  /** After it has slid in, and out. */
  readonly onShown?: () => void;
  readonly onGone?: () => void;
  readonly children: ReactNode;
}

/** A sheet over the right side of the window: keeps the focus while it is open and gives it back. */
export function SideSheet({ opened, onClose, onShown, onGone, children }: SideSheetProps) {
  return (
    <Drawer.Root
      opened={opened}
      onClose={onClose}
      {...(onShown && { onEnterTransitionEnd: onShown })}
      {...(onGone && { onExitTransitionEnd: onGone })}
      position="right"
      size={640}
      offset={8}
      transitionProps={{ duration: 180 }}
      classNames={{ content: classes.content ?? '', overlay: classes.scrim ?? '' }}
    >
      <Drawer.Overlay />
      <Drawer.Content radius="lg">{children}</Drawer.Content>
    </Drawer.Root>
  );
}

interface SheetHeadProps {
  readonly title: string;
  /** What the sheet does or would do, in one sentence. */
  readonly about: string;
  readonly onClose: () => void;
  /** Facts between the title and the way out. */
  readonly children?: ReactNode;
}

export function SheetHead({ title, about, onClose, children }: SheetHeadProps) {
  return (
    <div className={classes.head}>
      <div className={classes.words}>
        <Drawer.Title className={classes.title}>{title}</Drawer.Title>
        <p className="label">{about}</p>
      </div>
      {children}
      <CloseButton aria-label="Close" onClick={onClose} />
    </div>
  );
}
