import { MAX_FILE_BYTES } from '../files/read-text-file.ts';
import type { DesktopHandlers } from '../ipc/main-bridge.ts';
import type { VersionStore } from './version-store.ts';

type VersionCalls = Pick<
  DesktopHandlers,
  'version.list' | 'version.keep' | 'version.read' | 'version.rename' | 'version.remove'
>;

const GONE = 'That version is no longer kept, or its file cannot be read.';

/** The calls about named versions. */
export function versionCalls(versions: VersionStore): VersionCalls {
  return {
    'version.list': (workspace) => versions.list(workspace),
    'version.keep': (version) => {
      if (Buffer.byteLength(version.text) > MAX_FILE_BYTES) throw new Error('The workspace is larger than 64 MiB.');
      return versions.keep(version);
    },
    'version.read': async (named) => {
      const entry = await versions.read(named);
      return entry === undefined ? { problem: GONE } : { text: entry.text };
    },
    'version.rename': async (named) => ((await versions.rename(named)) ? null : { problem: GONE }),
    'version.remove': async (named) => {
      await versions.remove(named);
      return null;
    },
  };
}
