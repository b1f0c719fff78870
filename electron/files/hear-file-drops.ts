import { webUtils } from 'electron';

/** The parts of the page's drag events that are used here; the main process has no DOM. */
interface DragOfFiles {
  readonly isTrusted: boolean;
  readonly defaultPrevented: boolean;
  readonly dataTransfer: {
    readonly types: readonly string[];
    readonly files: Iterable<SystemFile>;
    dropEffect: string;
  } | null;
  preventDefault(): void;
}
type SystemFile = Parameters<typeof webUtils.getPathForFile>[0];
interface DragSource {
  addEventListener(name: 'dragover' | 'drop', listener: (event: DragOfFiles) => void): void;
}

/**
 * Tells the paths of files that the user drops on the page, unless a part of the page, such as an editor, took them. Lives in
 * the preload script, so that a page cannot claim that something was dropped.
 */
export function hearFileDrops(tell: (files: readonly string[]) => void): void {
  const page = globalThis as unknown as DragSource;
  page.addEventListener('dragover', (event) => {
    if (!bringsFiles(event) || event.dataTransfer === null) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
  });
  page.addEventListener('drop', (event) => {
    if (!bringsFiles(event) || event.dataTransfer === null) return;
    event.preventDefault();
    const files = [...event.dataTransfer.files].map(pathOf).filter((file) => file !== '');
    if (files.length > 0) tell(files);
  });
}

function bringsFiles(event: DragOfFiles): boolean {
  return event.isTrusted && !event.defaultPrevented && event.dataTransfer?.types.includes('Files') === true;
}

/** Electron before 32 has the path on the file itself. */
function pathOf(file: SystemFile): string {
  const { path } = file as { readonly path?: unknown };
  return typeof path === 'string' ? path : webUtils.getPathForFile(file);
}
