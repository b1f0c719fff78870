import path from 'node:path';

export interface LaunchArguments {
  /** Workspace files to open, absolute. */
  readonly files: readonly string[];
  /** Write a picture of the example there and quit. */
  readonly screenshot?: string;
}

/**
 * What a command line asks of the app; Chromium's own switches are passed over. `words` without the program and, in
 * development, without the app's folder; relative paths start at `folder`.
 */
export function launchArguments(words: readonly string[], folder: string): LaunchArguments {
  const files: string[] = [];
  let screenshot: string | undefined;
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i] ?? '';
    if (word === '--screenshot') {
      i += 1;
      screenshot = path.resolve(folder, words[i] ?? 'hookflow.png');
    } else if (word.startsWith('--screenshot=')) screenshot = path.resolve(folder, word.slice('--screenshot='.length));
    else if (!word.startsWith('-') && word.toLowerCase().endsWith('.json')) files.push(path.resolve(folder, word));
  }
  return screenshot === undefined ? { files } : { files, screenshot };
}
