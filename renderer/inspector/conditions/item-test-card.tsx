import { useId, type ReactNode } from 'react';
import { List } from 'lucide-react';
import { isGroup, isItemTest, type ItemTest, type Match } from '../../../shared/flow/condition.ts';
import { Icon } from '../../ui/icon.tsx';
import { entryOf } from '../fields/field-catalog.ts';
import { FieldPicker } from '../fields/field-picker.tsx';
import { PickList } from '../fields/pick-list.tsx';
import { problemExactlyAt } from '../node-problems.ts';
import { useGesture } from '../use-gesture.ts';
import { useBuilder } from './builder.ts';
import classes from './condition.module.css';
import { exampleHint, LiveLine } from './live-line.tsx';
import { MemberMenu } from './member-menu.tsx';
import type { PartProps } from './part-props.ts';
import { resultWords } from './result-words.ts';
import bar from './rule-bar.module.css';
import { withItems } from './with-items.ts';

const WORDS: Readonly<Record<Match, string>> = {
  any: 'has an item where',
  all: 'has only items where',
  none: 'has no item where',
};
const MATCHES: readonly Match[] = ['any', 'all', 'none'];

/** An item test: a list, which of its items must match, and below what an item must meet (C7). */
export function ItemTestCard({
  test,
  pointer,
  catalog,
  live,
  problems,
  children,
}: PartProps & { readonly test: ItemTest; readonly children: ReactNode }) {
  const builder = useBuilder();
  const gesture = useGesture();
  const line = useId();
  const problem = problemExactlyAt(problems, `condition${pointer}/items`);
  const entry = entryOf(catalog, test.items);
  const noList = entry !== undefined && entry.types.length > 0 && !entry.types.includes('list');
  const result = live?.rules.get(pointer);
  const put = (change: (test: ItemTest) => ItemTest, id?: string): void =>
    builder.replace(pointer, (member) => (isGroup(member) || !isItemTest(member) ? member : change(member)), id);
  const edit = (change: Partial<ItemTest>, id?: string): void => put((before) => ({ ...before, ...change }), id);
  const unset = test.items === '';
  return (
    <div
      className={`${classes.member} ${classes.items}`}
      data-member={pointer}
      role="group"
      aria-label={`Item test: ${test.items || 'no list'}`}
    >
      <div className={classes.rule}>
        <div className={bar.bar} data-invalid={(!unset && (problem !== undefined || noList)) || undefined}>
          <span className={bar.field}>
            <Icon of={List} size={12} />
            <FieldPicker
              label="List"
              value={test.items}
              catalog={catalog}
              lists
              onFocus={gesture.start}
              onType={(items) => edit({ items }, gesture.id())}
              onPick={(items) => put((before) => withItems(before, items, catalog), gesture.id())}
              invalid={problem !== undefined}
              describedBy={line}
            />
          </span>
          <span className={bar.operator}>
            <PickList
              label="Items"
              look="cell"
              part="operator"
              value={test.match}
              valueWords={WORDS[test.match]}
              width={200}
              options={() => [{ label: '', options: MATCHES.map((match) => ({ value: match, label: WORDS[match] })) }]}
              onPick={(picked) => {
                const match = MATCHES.find((name) => name === picked);
                if (match !== undefined) edit({ match });
              }}
            />
          </span>
        </div>
        <span className={classes.menu}>
          <MemberMenu pointer={pointer} kind="item test" />
        </span>
      </div>
      <LiveLine
        id={line}
        problem={problem}
        warning={noList ? 'In samples this field is no list, so no item is ever met.' : undefined}
        holds={result?.holds}
        words={result && resultWords(result)}
        field={test.items}
        hint={unset ? exampleHint('list', catalog) : undefined}
        catalog={catalog}
      />
      {children}
    </div>
  );
}
