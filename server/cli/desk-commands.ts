import { InvalidArgumentError, Option } from 'commander';
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
      .option('--jobs <n>', 'threads for a large NDJSON; by itself one for each processor, up to 3', threads)
      .action((workspace: string, options: SimulateOptions) =>
        run(async (io) => (await import('./simulate.ts')).simulate({ workspace, ...options }, io)),
      );
  },
  (program, run) => {
    program
      .command('test')
      .description('run the tests of a workspace')
      .argument('<workspace>', 'workspace file')
      .option('--coverage', 'also which branches and rule outcomes no test has shown', false)
      .addOption(formatOption('junit'))
      .action((workspace: string, options: { coverage: boolean; format: 'text' | 'json' | 'junit' }) =>
        run(async (io) => (await import('./test.ts')).test({ workspace, ...options }, io)),
      );
  },
  (program, run) => {
    program
      .command('diff')
      .description('what changed from one workspace to another, in words')
      .argument('<before>', 'workspace file')
      .argument('<after>', 'workspace file')
      .option('--event <file>', 'also which of these occurrences behave differently')
      .addOption(formatOption())
      .action((before: string, after: string, options: { event?: string; format: 'text' | 'json' }) =>
        run(async (io) => (await import('./diff.ts')).diff({ before, after, ...options }, io)),
      );
  },
  (program, run) => {
    program
      .command('analyse')
      .description('what can never happen, overlaps, loops, unused events: each with an occurrence that shows it')
      .argument('<workspace>', 'workspace file')
      .addOption(formatOption())
      .action((workspace: string, options: { format: 'text' | 'json' }) =>
        run(async (io) => (await import('./analyse.ts')).analyse({ workspace, ...options }, io)),
      );
  },
];

interface SimulateOptions {
  event: string;
  now?: string;
  decide: boolean;
  stats: boolean;
  trigger?: string;
  jobs?: number;
}

function threads(text: string): number {
  const count = Number(text);
  if (!/^[1-9][0-9]?$/.test(text)) throw new InvalidArgumentError('It is a number from 1 to 99.');
  return count;
}

function formatOption(...more: readonly string[]): Option {
  return new Option('--format <format>', 'how to say it').choices(['text', 'json', ...more]).default('text');
}
