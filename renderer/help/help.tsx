import { CloseButton, Modal, TextInput } from '@mantine/core';
import { Search } from 'lucide-react';
import { useEffect, useRef, useState, type MouseEvent } from 'react';
import { Icon } from '../ui/icon.tsx';
import { findHelp } from './find-help.ts';
import { HELP_PAGES } from './help-pages.ts';
import { closeHelp } from './help-store.ts';
import classes from './help.module.css';

/** A page, and the section of it to be shown. Each going is an object of its own, so that the same place can be gone to again. */
interface Place {
  readonly page: string;
  readonly slug?: string;
}

/** Where a link of a page leads; undefined for what is no link. */
function linkedPlace(event: MouseEvent, from: string): Place | undefined {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  const href = link?.getAttribute('href');
  if (href === undefined || href === null) return undefined;
  const [file = '', slug] = href.split('#');
  const page = file === '' ? from : file.replace(/\.md$/, '');
  return slug === undefined ? { page } : { page, slug };
}

function Findings({ query, onGo }: { query: string; onGo: (place: Place) => void }) {
  const found = findHelp(HELP_PAGES, query);
  return (
    <>
      <p className={classes.count} role="status">
        {found.length === 0 ? `Nothing about “${query.trim()}”.` : `${found.length} found`}
      </p>
      {found.slice(0, 40).map(({ page, section }) => (
        <button
          key={`${page.id} ${section.slug}`}
          type="button"
          className={classes.page}
          onClick={() => onGo({ page: page.id, slug: section.slug })}
        >
          <span className="ellipsis">{section.title}</span>
          <span className="meta ellipsis">{page.title}</span>
        </button>
      ))}
    </>
  );
}

/** Pages at the left, the chosen one at the right; words find sections of all. */
export function Help() {
  const [place, setPlace] = useState<Place>({ page: 'guide' });
  const [query, setQuery] = useState('');
  const article = useRef<HTMLElement>(null);
  const find = useRef<HTMLInputElement>(null);
  useEffect(() => find.current?.focus(), []); // the dialog opened before this part was loaded
  const page = HELP_PAGES.find(({ id }) => id === place.page) ?? HELP_PAGES[0];
  useEffect(() => {
    const heading = place.slug === undefined ? null : article.current?.querySelector(`#help-${CSS.escape(place.slug)}`);
    if (heading instanceof HTMLElement) {
      heading.scrollIntoView({ block: 'start' });
      heading.focus({ preventScroll: true });
    } else article.current?.scrollTo({ top: 0 });
  }, [place]);
  return (
    <div className={classes.help}>
      <div className={classes.head}>
        <Modal.Title className={classes.title}>Help</Modal.Title>
        <TextInput
          aria-label="Find in the help"
          placeholder="Find in the help"
          leftSection={<Icon of={Search} size={14} />}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
          className={classes.find ?? ''}
          ref={find}
        />
        <CloseButton aria-label="Close" onClick={closeHelp} />
      </div>
      <nav className={classes.pages} aria-label="Pages of the help">
        {query.trim() === '' ? (
          HELP_PAGES.map(({ id, title }) => (
            <button
              key={id}
              type="button"
              className={classes.page}
              aria-current={id === page?.id ? 'page' : undefined}
              onClick={() => setPlace({ page: id })}
            >
              {title}
            </button>
          ))
        ) : (
          <Findings query={query} onGo={setPlace} />
        )}
      </nav>
      {page && (
        <article
          ref={article}
          className={classes.article}
          aria-label={page.title}
          tabIndex={0}
          onClick={(event) => {
            const linked = linkedPlace(event, page.id);
            if (linked === undefined) return;
            event.preventDefault();
            if (HELP_PAGES.some(({ id }) => id === linked.page)) setPlace(linked);
          }}
          dangerouslySetInnerHTML={{ __html: page.html }} // our own documents, parsed when the window was built
        />
      )}
    </div>
  );
}
