const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file. It may have been moved or deleted.',
  ENOTDIR: 'there is no such folder.',
  EACCES: 'you have no permission for it.',
  EPERM: 'the system does not allow it.',
  EISDIR: 'it is a folder.',
  ENOSPC: 'the disk is full. Free some space and try again.',
  EROFS: 'the disk is read-only. Save it elsewhere.',
  EBUSY: 'another program uses it. Close it there and try again.',
};

/** One sentence for the user about a file that was not opened or saved. */
export function fileProblem(what: 'opened' | 'saved', file: string, error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  const reason = reasons[code] ?? (error instanceof Error ? error.message : String(error));
  return `${file} was not ${what}: ${reason}`;
}
