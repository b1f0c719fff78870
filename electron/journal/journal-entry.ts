import { z } from 'zod';

/** One file of the journal: the unsaved work of one window. */
export const JournalEntry = z.object({
  format: z.literal('hookflow-journal'),
  version: z.literal(1),
  /** RFC 3339. */
  keptAt: z.iso.datetime(),
  name: z.string(),
  path: z.string().nullable(),
  /** Hash of the file that the work began from. */
  savedHash: z.string().nullable(),
  /** Canonical text of the workspace. */
  text: z.string(),
  /** Text of the hookable events whose errors keep it out of the workspace. */
  eventsText: z.string().nullable(),
});
export type JournalEntry = z.infer<typeof JournalEntry>;

/** The entry of a journal file's text, or undefined when it is none that this version reads. */
export function parseJournalEntry(text: string): JournalEntry | undefined {
  try {
    return JournalEntry.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
