import { ChevronLeft } from 'lucide-react';
import { memo, useMemo, useRef, type KeyboardEvent } from 'react';
import type { Problem } from '../../../shared/base/problem.ts';
import type { Occurrence } from '../../../shared/events/occurrence.ts';
import { isGroup, isItemTest, type Group } from '../../../shared/flow/condition.ts';
import { Icon } from '../../ui/icon.tsx';
import { itemCatalog, type Catalog } from '../fields/field-catalog.ts';
import { sectionKey, useInspector } from '../inspector-store.ts';
import { BuilderContext, createBuilder } from './builder.ts';
import classes from './condition.module.css';
import { groupAt, memberAt, type Pointer } from './condition-path.ts';
import { GroupCard } from './group-card.tsx';
import { liveResults } from './live-results.ts';
import { useMemberDrag } from './use-member-drag.ts';

/** The whole condition of a step, or one of its deeper groups as a page with a path back. */
export const ConditionBuilder = memo(function ConditionBuilder(props: {
  readonly trigger: string;
  readonly node: string;
  readonly condition: Group;
  readonly catalog: Catalog;
  readonly sample: Occurrence | undefined;
  readonly timeZone: string;
  readonly problems: readonly Problem[];
  readonly focusTarget: boolean;
}) {
  const { trigger, node, condition, catalog, sample, timeZone } = props;
  const wanted = useInspector((state) => state.pages[sectionKey(trigger, node)]) ?? '';
  const page = groupAt(condition, wanted) === undefined ? '' : wanted; // gone after an undo
  const builder = useMemo(() => createBuilder({ trigger, node, timeZone }), [trigger, node, timeZone]);
  const root = useRef<HTMLDivElement>(null);
  const drag = useMemberDrag(root, builder);
  const live = useMemo(
    () => (sample ? liveResults(condition, sample, timeZone) : undefined),
    [condition, sample, timeZone],
  );
  const pageCatalog = useMemo(() => catalogAt(condition, page, catalog), [condition, page, catalog]);
  const group = groupAt(condition, page) ?? condition;
  const onKeys = (event: KeyboardEvent<HTMLElement>): void => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    const member = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-member]') : null;
    const pointer = member?.dataset['member'];
    if (pointer === undefined || pointer === page) return;
    event.preventDefault();
    event.stopPropagation();
    builder.move(pointer, event.key === 'ArrowDown' ? 1 : -1);
  };
  return (
    <BuilderContext value={builder}>
      <div
        ref={root}
        data-condition={node}
        className={classes.builder}
        onKeyDownCapture={onKeys}
        onPointerDown={drag.onPointerDown}
      >
        {page !== '' && (
          <PathBack condition={condition} page={page} onOpen={(pointer) => builder.openPage(pointer, page)} />
        )}
        <GroupCard
          group={group}
          pointer={page}
          catalog={pageCatalog}
          live={live}
          problems={props.problems}
          depth={1}
          focusTarget={props.focusTarget}
        />
        {drag.gap && (
          <div className={classes.gap} style={{ top: drag.gap.y, left: drag.gap.left, width: drag.gap.width }} />
        )}
      </div>
    </BuilderContext>
  );
});

/** The groups around a page, outermost first. */
function groupsAround(page: Pointer): readonly Pointer[] {
  const steps = page.split('/').slice(1);
  const inner = steps.flatMap((step, index) => (step === 'of' ? [] : [`/${steps.slice(0, index + 1).join('/')}`]));
  return ['', ...inner];
}

function catalogAt(condition: Group, page: Pointer, catalog: Catalog): Catalog {
  return groupsAround(page).reduce((outer, pointer) => {
    const member = memberAt(condition, pointer);
    return member !== undefined && isItemTest(member) ? itemCatalog(outer, member.items) : outer;
  }, catalog);
}

/** What a group on the path is: the whole, what items must meet, or how many of its members must hold. */
function pageWords(condition: Group, pointer: Pointer, { match, of }: Group): string {
  if (pointer === '') return 'Condition';
  const test = pointer.endsWith('/where') ? memberAt(condition, pointer.slice(0, -'/where'.length)) : undefined;
  return test !== undefined && isItemTest(test) ? `Items of ${test.items || 'a list'}` : `${match} of ${of.length}`;
}

function PathBack(props: {
  readonly condition: Group;
  readonly page: Pointer;
  readonly onOpen: (pointer: Pointer) => void;
}) {
  const groups = groupsAround(props.page).flatMap((pointer) => {
    const member = memberAt(props.condition, pointer);
    return member !== undefined && isGroup(member)
      ? [{ pointer, words: pageWords(props.condition, pointer, member) }]
      : [];
  });
  const outer = groups.at(-2)?.pointer ?? '';
  return (
    <nav className={classes.path} aria-label="Groups around this one">
      <button type="button" aria-label="Back to the group around this one" onClick={() => props.onOpen(outer)}>
        <Icon of={ChevronLeft} size={14} />
      </button>
      {groups.map(({ pointer, words }) =>
        pointer === props.page ? (
          <span key={pointer} aria-current="page">
            {words}
          </span>
        ) : (
          <span key={pointer}>
            <button type="button" onClick={() => props.onOpen(pointer)}>
              {words}
            </button>
            {' › '}
          </span>
        ),
      )}
    </nav>
  );
}
