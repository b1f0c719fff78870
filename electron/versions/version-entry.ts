import { z } from 'zod';

/** One file of the versions' folder: a named version of one workspace. */
export const VersionEntry = z.object({
  format: z.literal('hookflow-version'),
  version: z.literal(1),
  /** Id of the workspace. */
  workspace: z.string(),
  name: z.string(),
  /** RFC 3339. */
  keptAt: z.iso.datetime(),
  /** Canonical text of the workspace. */
  text: z.string(),
});
export type VersionEntry = z.infer<typeof VersionEntry>;

/** The entry of a version file's text, or undefined when it is none that this app reads. */
export function parseVersionEntry(text: string): VersionEntry | undefined {
  try {
    return VersionEntry.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
