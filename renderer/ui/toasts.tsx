import { Button } from '@mantine/core';
import { CircleCheck, Info, OctagonAlert, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { create } from 'zustand';
import { announce } from './announce.tsx';
import { IconButton } from './icon-button.tsx';
import { Icon } from './icon.tsx';
import classes from './toasts.module.css';

export interface Toast {
  readonly tone: 'pass' | 'idle' | 'err';
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}
const STAYS_MS = 6000;
const icons = { pass: CircleCheck, idle: Info, err: OctagonAlert } as const;
const useToasts = create<{ shown: readonly (Toast & { id: number })[]; next: number }>(() => ({ shown: [], next: 1 }));

/** Shows one line at the bottom left: six seconds, errors until closed. */
export function showToast(toast: Toast): void {
  announce(toast.text, toast.tone === 'err' ? 'assertive' : 'polite');
  useToasts.setState(({ shown, next }) => ({ shown: [...shown.slice(-2), { ...toast, id: next }], next: next + 1 }));
}

function close(id: number): void {
  useToasts.setState(({ shown }) => ({ shown: shown.filter((toast) => toast.id !== id) }));
}

function ToastLine({ toast }: { toast: Toast & { id: number } }) {
  const [held, setHeld] = useState(false); // while hovered or focused
  useEffect(() => {
    if (held || toast.tone === 'err') return;
    const timer = setTimeout(() => close(toast.id), STAYS_MS);
    return () => clearTimeout(timer);
  }, [held, toast]);
  return (
    <div
      className={classes.toast}
      data-tone={toast.tone}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span className={classes.icon}>
        <Icon of={icons[toast.tone]} />
      </span>
      <span className={classes.text}>{toast.text}</span>
      {toast.action && (
        <Button
          variant="subtle"
          size="xs"
          onClick={() => {
            close(toast.id);
            toast.action?.run();
          }}
        >
          {toast.action.label}
        </Button>
      )}
      <IconButton icon={X} label="Close message" small onClick={() => close(toast.id)} />
    </div>
  );
}

export function Toasts() {
  const shown = useToasts((state) => state.shown);
  return (
    <div className={classes.stack}>
      {shown.map((toast) => (
        <ToastLine key={toast.id} toast={toast} />
      ))}
    </div>
  );
}
