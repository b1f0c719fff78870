import GithubSlugger from 'github-slugger';
import { Marked, type Tokens } from 'marked';

/** A part of a page below one heading. */
export interface HelpSection {
  /** The heading's place in links, as GitHub makes it. */
  readonly slug: string;
  readonly title: string;
  /** Its words in plain text, to be searched. */
  readonly words: string;
}

export interface HelpPage {
  /** The file's name without its ending: what links between pages say. */
  readonly id: string;
  readonly title: string;
  readonly html: string;
  readonly sections: readonly HelpSection[];
}

/** A heading and what stands below it until the next, by one walk over the page's blocks. */
function sectionsOf(blocks: readonly { readonly type: string; readonly raw: string }[]): readonly HelpSection[] {
  const slugs = new GithubSlugger();
  const sections: { slug: string; title: string; words: string }[] = [];
  for (const block of blocks) {
    if (block.type === 'heading') {
      const title = plain((block as Tokens.Heading).text);
      sections.push({ slug: slugs.slug(title), title, words: title });
    } else {
      const last = sections.at(-1);
      if (last) last.words = `${last.words} ${plain(block.raw)}`.trim();
    }
  }
  return sections;
}

/** Markdown without its marks. */
function plain(markdown: string): string {
  return markdown
    .replaceAll(/\]\([^)]*\)/g, ']')
    .replaceAll(/[*_`#[\]|\\]+/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/**
 * A page of the project's documents, which are trusted. Headings get ids, pictures are left out, and links
 * that lead to no page of the help are plain text.
 */
export function parseHelpPage(id: string, markdown: string): HelpPage {
  const marked = new Marked();
  const sections = sectionsOf(marked.lexer(markdown));
  let heading = 0;
  marked.use({
    renderer: {
      heading({ tokens, depth }) {
        const slug = sections[heading++]?.slug ?? '';
        return `<h${depth} id="help-${slug}" tabindex="-1">${this.parser.parseInline(tokens)}</h${depth}>`;
      },
      link({ href, tokens }) {
        const text = this.parser.parseInline(tokens);
        return /^(?:[a-z]+\.md)?(?:#[\w-]+)?$/.test(href) ? `<a href="${href}">${text}</a>` : text;
      },
      image: () => '',
    },
  });
  const html = marked.parse(markdown, { async: false });
  return { id, title: sections[0]?.title ?? id, html, sections };
}
