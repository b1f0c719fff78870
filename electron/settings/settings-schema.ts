import { z } from 'zod';
import { Theme } from '../../shared/desktop/desktop-calls.ts';

export const WindowBounds = z.object({
  x: z.number().int().optional(),
  y: z.number().int().optional(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  maximized: z.boolean(),
});
export type WindowBounds = z.infer<typeof WindowBounds>;

export const RecentEntry = z.object({ path: z.string(), name: z.string(), openedAt: z.string() });

/** What the app remembers between launches; the file keeps the keys of a newer version. */
export const Settings = z.object({
  theme: Theme.default('system'),
  recentFiles: z.array(RecentEntry).default([]),
  windowBounds: WindowBounds.optional(),
  /** The port that the embedded server last had, so that a `curl` command keeps working. */
  localServerPort: z.number().int().min(1).max(65535).optional(),
  /** Servers besides the embedded one; their tokens are elsewhere. */
  environments: z.array(z.object({ id: z.string(), name: z.string(), address: z.string() })).default([]),
});
export type Settings = z.infer<typeof Settings>;
