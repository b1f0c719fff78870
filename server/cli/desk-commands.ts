import { Option } from 'commander';
import type { AddCommand } from './add-command.ts';

/** Commands that work on files, without a server. What they do is loaded when they run. */
export const DESK_COMMANDS: readonly AddCommand[] = [
  (program, run) => {
    program
      .command('validate')
      .description('check hookable events or workspaces, told apart by their content')
      .argument('<file...>', 'files to check; - is standard input')
      .option('--fix', 'apply the fixes that have only one choice, and save the files', false)
      .addOption(formatOption())
      .action((files: string[], options: { fix: boolean; format: 'text' | 'json' }) =>
        run(async (io) => (await import('./validate.ts')).validate({ files, ...options }, io)),
      );
  },
  (program, run) => {
    program
      .command('format')
      .description('write files in their canonical form; with -, to standard output')
      .argument('<file...>', 'files to format')
      .option('--check', 'only tell which files are not in it', false)
      .action((files: string[], options: { check: boolean }) =>
        run(async (io) => (await import('./format.ts')).format({ files, ...options }, io)),
      );
  },
  (program, run) => {
    program
      .command('simulate')
      .description('send occurrences through the triggers of a workspace; one JSON line for each')
      .argument('<workspace>', 'workspace file')
      .requiredOption('--event <file>', 'one occurrence, an array of them, or NDJSON; native or as the SDK sends them')
      .option('--now <time>', 'RFC 3339 time of evaluation, instead of each occurrence’s own')
      .option('--decide', 'only which triggers fired, for throughput', false)
      .option('--stats', 'totals and occurrences a second, to standard error', false)
      .option('--trigger <id>', 'show only this trigger')
      .action((workspace: string, options: SimulateOptions) =>
        run(async (io) => (await import('./simulate.ts')).simulate({ workspace, ...options }, io)),
      );
  },
];

interface SimulateOptions {
  event: string;
  now?: string;
  decide: boolean;
  stats: boolean;
  trigger?: string;
}

function formatOption(): Option {
  return new Option('--format <format>', 'how to say it').choices(['text', 'json']).default('text');
}
