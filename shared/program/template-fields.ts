import { analyzeSync, Variable, type Template } from 'liquidjs';
import { lineStarts, offsetAt } from '../base/text-position.ts';
import { pathText } from './template-context.ts';

/** A value that a template reads from its data; names that it gives itself, such as a loop's, are none. */
export interface TemplateField {
  /** As notes name it (E8). */
  readonly text: string;
  /** Names and indexes from the root on; undefined where one is itself read from the data. */
  readonly path: readonly (string | number)[] | undefined;
  readonly offset: number;
  readonly length: number;
}

const WRITTEN = /[\w-]+(?:\.[\w-]+|\[(?:[^\][]|\[[^\]]*\])*\])*/y;

/** The fields of a parsed template with their places in its source, in order. */
export function fieldsOf(templates: readonly Template[], source: string): readonly TemplateField[] {
  const starts = lineStarts(source);
  return Object.values(analyzeSync([...templates], { partials: false }).globals)
    .flat()
    .map(({ segments, location }) => {
      const offset = offsetAt(starts, location.row, location.col);
      WRITTEN.lastIndex = offset;
      const plain = segments.filter((segment) => !(segment instanceof Variable)) as (string | number)[];
      return {
        text: pathText(segments),
        path: plain.length === segments.length ? plain : undefined,
        offset,
        length: WRITTEN.exec(source)?.[0].length ?? 0,
      };
    })
    .sort((a, b) => a.offset - b.offset);
}
