import type { Problem } from '../../../shared/base/problem.ts';
import type { Catalog } from '../fields/field-catalog.ts';
import type { Pointer } from './condition-path.ts';
import type { LiveResults } from './live-results.ts';

/** What the drawn parts of a condition are given. */
export interface PartProps {
  readonly pointer: Pointer;
  readonly catalog: Catalog;
  /** Undefined without a sample to ask about. */
  readonly live: LiveResults | undefined;
  /** Of the whole step. */
  readonly problems: readonly Problem[];
  /** How deep this is drawn on its page: 1 for the page's own group. */
  readonly depth: number;
}
