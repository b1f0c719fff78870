import { z } from 'zod';

/** A hookable event of the user's list (H2, H3); what makes a list valid is `parseHookableEvents`. */
export const HookableEvent = z.strictObject({ id: z.string(), label: z.string() });
export type HookableEvent = Readonly<z.infer<typeof HookableEvent>>;

export interface InternalEvent {
  readonly id: string;
  readonly label: string;
}

/** Predefined, locked, never exported (H8). */
export const INTERNAL_EVENTS: readonly InternalEvent[] = [
  { id: '10101', label: 'Contact points changed' },
  { id: '10201', label: 'Contact created' },
  { id: '10301', label: 'Contact updated' },
  { id: '10401', label: 'Form completed' },
];

export function isInternalEventId(id: string): boolean {
  return INTERNAL_EVENTS.some((event) => event.id === id);
}

export const EVENT_PREFIXES = ['305', '702', '703'] as const;
export type EventPrefix = (typeof EVENT_PREFIXES)[number];

/** Where events of a prefix come from (H3). */
export const PREFIX_MEANING: Readonly<Record<EventPrefix, string>> = {
  305: 'JavaScript SDK',
  702: 'App without UI',
  703: 'App with UI',
};
