import { Check, ChevronRight, TriangleAlert, X } from 'lucide-react';
import { useMemo } from 'react';
import {
  isGroup,
  isItemTest,
  type ConditionMember,
  type Group,
  type ItemTest,
} from '../../../shared/flow/condition.ts';
import { groupWords } from '../../../shared/flow/wording.ts';
import { Icon } from '../../ui/icon.tsx';
import { itemCatalog } from '../fields/field-catalog.ts';
import { problemAt, problemExactlyAt } from '../node-problems.ts';
import { AddMembers } from './add-members.tsx';
import { useBuilder } from './builder.ts';
import classes from './condition.module.css';
import { INLINE_DEPTH, parentOf } from './condition-path.ts';
import { ItemTestCard } from './item-test-card.tsx';
import type { GroupResult } from './live-results.ts';
import { MatchSelect } from './match-select.tsx';
import { MemberMenu } from './member-menu.tsx';
import type { PartProps } from './part-props.ts';
import { resultWords } from './result-words.ts';
import { RuleRow } from './rule-row.tsx';

/** A group of rules: how many of them must hold, the members, and what can be added (C1). */
export function GroupCard({
  group,
  focusTarget = false,
  ...part
}: PartProps & { readonly group: Group; readonly focusTarget?: boolean }) {
  const { pointer, live, problems, depth } = part;
  const builder = useBuilder();
  const result = live?.groups.get(pointer);
  const empty = problemExactlyAt(problems, `condition${pointer}`);
  const removable = depth > 1 && parentOf(pointer) !== undefined;
  return (
    <div
      className={classes.group}
      data-nested={depth > 1 || undefined}
      data-member={pointer}
      data-members={group.of.length}
      role="group"
      aria-label={`Match ${group.match} of ${group.of.length}`}
    >
      <div className={classes.head}>
        Match
        <MatchSelect
          match={group.match}
          focusTarget={focusTarget}
          onPick={(match) => builder.replace(pointer, (member) => (isGroup(member) ? { ...member, match } : member))}
        />
        of these
        <span className={classes.grow} />
        {result && <GroupVerdict result={result} />}
        {removable && <MemberMenu pointer={pointer} kind="group" />}
      </div>
      {empty && (
        <p className={classes.line} data-tone="wait" data-wrap>
          <Icon of={TriangleAlert} size={12} />
          {empty.message}
        </p>
      )}
      {group.of.map((member, index) => (
        <Member key={index} {...part} member={member} pointer={`${pointer}/of/${index}`} depth={depth + 1} />
      ))}
      <AddMembers group={pointer} />
    </div>
  );
}

function GroupVerdict({ result }: { readonly result: GroupResult }) {
  return (
    <span className={classes.result} data-tone={result.holds ? 'pass' : 'fail'}>
      <Icon of={result.holds ? Check : X} size={12} />
      {result.met} of {result.count}
      <span className="spoken">{result.holds ? ', holds' : ', does not hold'}</span>
    </span>
  );
}

function Member({ member, ...part }: PartProps & { readonly member: ConditionMember }) {
  const { pointer, live, problems, depth } = part;
  if (isGroup(member)) {
    if (depth > INLINE_DEPTH) return <DeeperGroup {...part} group={member} />;
    return (
      <div className={classes.member}>
        <GroupCard {...part} group={member} />
      </div>
    );
  }
  if (isItemTest(member)) return <ItemTestMember {...part} test={member} />;
  const result = live?.rules.get(pointer);
  const words = result && resultWords(result);
  const at = `condition${pointer}`;
  return (
    <RuleRow
      rule={member}
      pointer={pointer}
      catalog={part.catalog}
      fieldProblem={problemAt(problems, `${at}/field`)}
      operatorProblem={problemAt(problems, `${at}/operator`)}
      valueProblem={problemAt(problems, `${at}/value`) ?? problemAt(problems, `${at}/ignoreCase`)}
      holds={result?.holds}
      sampleValue={words?.value}
      verdict={words?.verdict}
    />
  );
}

function ItemTestMember({ test, ...part }: PartProps & { readonly test: ItemTest }) {
  const { catalog, pointer, depth } = part;
  const inner = useMemo(() => itemCatalog(catalog, test.items), [catalog, test.items]);
  const where = { ...part, pointer: `${pointer}/where`, catalog: inner, depth: depth + 1 };
  return (
    <ItemTestCard {...part} test={test}>
      {depth + 1 > INLINE_DEPTH ? (
        <DeeperGroup {...where} group={test.where} />
      ) : (
        <GroupCard {...where} group={test.where} />
      )}
    </ItemTestCard>
  );
}

/** A group nested too deep to be drawn in place: one line that opens it as a page. */
function DeeperGroup({ group, pointer, live, problems }: PartProps & { readonly group: Group }) {
  const builder = useBuilder();
  const result = live?.groups.get(pointer);
  const troubled = problemAt(problems, `condition${pointer}`) !== undefined;
  return (
    <div className={`${classes.member} ${classes.rule}`} data-member={pointer}>
      <button
        type="button"
        className={classes.deeper}
        data-part="match"
        onClick={() => builder.openPage(pointer, pointer)}
      >
        <b>{group.match} of</b>
        <span className="ellipsis">{groupWords(group)}</span>
        <span className={classes.grow} />
        {troubled && <Icon of={TriangleAlert} size={12} />}
        {result && <GroupVerdict result={result} />}
        <Icon of={ChevronRight} size={12} />
      </button>
      {parentOf(pointer) && <MemberMenu pointer={pointer} kind="group" />}
    </div>
  );
}
