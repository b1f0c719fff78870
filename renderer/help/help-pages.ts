import cli from '../../docs/cli.md?raw';
import documents from '../../docs/documents.md?raw';
import guide from '../../docs/guide.md?raw';
import language from '../../docs/language.md?raw';
import publishing from '../../docs/publishing.md?raw';
import shortcuts from '../../docs/shortcuts.md?raw';
import simulating from '../../docs/simulating.md?raw';
import { parseHelpPage } from './help-page.ts';

/** The project's own documents for those who draw, in reading order; bundled, so that they need no network. */
export const HELP_PAGES = [
  parseHelpPage('guide', guide),
  parseHelpPage('simulating', simulating),
  parseHelpPage('documents', documents),
  parseHelpPage('publishing', publishing),
  parseHelpPage('shortcuts', shortcuts),
  parseHelpPage('language', language),
  parseHelpPage('cli', cli),
];
