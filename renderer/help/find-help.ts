import type { HelpPage, HelpSection } from './help-page.ts';

export interface HelpFinding {
  readonly page: HelpPage;
  readonly section: HelpSection;
}

/** Sections that hold every word of the query, case aside; those with a word in their title first. */
export function findHelp(pages: readonly HelpPage[], query: string): readonly HelpFinding[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const found = pages.flatMap((page) =>
    page.sections
      .filter((section) => words.every((word) => section.words.toLowerCase().includes(word)))
      .map((section) => ({ page, section, inTitle: words.some((word) => section.title.toLowerCase().includes(word)) })),
  );
  return [...found.filter(({ inTitle }) => inTitle), ...found.filter(({ inTitle }) => !inTitle)];
}
