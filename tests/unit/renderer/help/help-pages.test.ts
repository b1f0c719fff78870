import { describe, expect, it } from 'vitest';
import { findHelp } from '../../../../renderer/help/find-help.ts';
import { HELP_PAGES } from '../../../../renderer/help/help-pages.ts';
import { parseHelpPage } from '../../../../renderer/help/help-page.ts';

const slugsOf = (id: string) => HELP_PAGES.find((page) => page.id === id)?.sections.map(({ slug }) => slug);

describe.each(HELP_PAGES)('$id', ({ id, html, sections }) => {
  it('has a title and sections, and every heading an id of its own', () => {
    expect(sections.length).toBeGreaterThan(1);
    for (const { slug } of sections) expect(html.split(`id="help-${slug}"`)).toHaveLength(2);
  });
  it('links only to pages and headings that there are', () => {
    for (const [, href = ''] of html.matchAll(/href="([^"]*)"/g)) {
      const [file = '', slug] = href.split('#');
      const slugs = slugsOf(file === '' ? id : file.replace('.md', ''));
      if (slugs === undefined) expect(['operating', 'capacity', 'architecture']).toContain(file.replace('.md', ''));
      else if (slug !== undefined) expect(slugs).toContain(slug);
    }
  });
});

it('pictures and links out of the help are left out of a page, their words stay', () => {
  const { html } = parseHelpPage(
    'a',
    '# A\n\n![shop](pictures/a.png) [why](decisions/b.md) [rule](language.md#c) [site](https://a.example)',
  );
  expect(html).not.toContain('<img');
  expect(html).toContain(' why ');
  expect(html).toContain('<a href="language.md#c">rule</a> site');
});

it('two headings of one name have two places, marks are no part of a title', () => {
  const { sections } = parseHelpPage('a', '# `A` _b_\n\ntext\n\n## C\n\n## C');
  expect(sections).toEqual([
    { slug: 'a-b', title: 'A b', words: 'A b text' },
    { slug: 'c', title: 'C', words: 'C' },
    { slug: 'c-1', title: 'C', words: 'C' },
  ]);
});

it('words find the sections that hold all of them, titles first; nothing finds nothing', () => {
  const pages = [
    parseHelpPage('a', '# Page\n\n## One\n\nTwo kettles\n\n## Two\n\nOne kettle'),
    parseHelpPage('b', '# Two'),
  ];
  const titles = (query: string) => findHelp(pages, query).map(({ page, section }) => `${page.id} ${section.title}`);
  expect(titles('two KETTLE')).toEqual(['a Two', 'a One']);
  expect(titles('two')).toEqual(['a Two', 'b Two', 'a One']);
  expect(titles('teapot')).toEqual([]);
  expect(titles('  ')).toEqual([]);
});
