import { createContext, useContext } from 'react';
import { flushSync } from 'react-dom';
import type { ConditionMember, Group } from '../../../shared/flow/condition.ts';
import { announce } from '../../ui/announce.tsx';
import { editCondition } from '../edit-node.ts';
import {
  depthOf,
  groupAt,
  INLINE_DEPTH,
  insertInto,
  memberAt,
  moveMember,
  pageOf,
  parentOf,
  removeAt,
  replaceAt,
  type Pointer,
} from './condition-path.ts';
import { moveTo, type Gap } from './move-to.ts';
import { moveWords } from './move-words.ts';
import { setPage } from '../inspector-store.ts';
import { currentCondition } from './current-condition.ts';

/** What the parts of one condition's builder do to it; the same object as long as the condition is shown. */
export interface Builder {
  readonly node: string;
  readonly timeZone: string;
  replace(pointer: Pointer, change: (member: ConditionMember) => ConditionMember, gesture?: string): void;
  /** Adds to a group and moves the focus to the new member. */
  add(group: Pointer, member: ConditionMember): void;
  duplicate(pointer: Pointer): void;
  remove(pointer: Pointer): void;
  move(pointer: Pointer, step: -1 | 1): void;
  /** Puts a member into a gap, such as the one it was dragged to. */
  moveTo(pointer: Pointer, gap: Gap): void;
  /** Puts a member into a group of its own. */
  wrap(pointer: Pointer): void;
  /** Puts a group's members in its place. */
  unwrap(pointer: Pointer): void;
  /** Shows a group as a page, or goes back to one around the page `from`; the focus goes along. */
  openPage(pointer: Pointer, from: Pointer): void;
}

export const BuilderContext = createContext<Builder | null>(null);

export function useBuilder(): Builder {
  const builder = useContext(BuilderContext);
  if (!builder) throw new Error('no condition is being built');
  return builder;
}

export function createBuilder(o: {
  readonly trigger: string;
  readonly node: string;
  readonly timeZone: string;
}): Builder {
  const { trigger, node, timeZone } = o;
  const now = (): Group => currentCondition(trigger, node);
  /** Applies an edit at once, so that what it made can take the focus. */
  const put = (group: Group, focus?: { readonly pointer: Pointer; readonly part: string }): void => {
    flushSync(() => editCondition(trigger, node, () => group));
    if (!focus || focusPart(node, focus.pointer, focus.part)) return;
    // It went to where another page shows it.
    flushSync(() => setPage(trigger, node, pageOf(focus.pointer)));
    focusPart(node, focus.pointer, focus.part);
  };
  return {
    node,
    timeZone,
    openPage: (pointer, from) => {
      // A group that the whole condition shows in place needs no page.
      flushSync(() => setPage(trigger, node, depthOf(pointer) > INLINE_DEPTH ? pointer : ''));
      const back = from.startsWith(pointer) && focusPart(node, from, 'match');
      if (!back) focusPart(node, pointer, 'match');
      const group = groupAt(now(), pointer);
      announce(pointer === '' ? 'The whole condition.' : `Group “match ${group?.match ?? 'all'}”, ${count(group)}.`);
    },
    replace: (pointer, change, gesture) =>
      editCondition(
        trigger,
        node,
        (group) => {
          const member = memberAt(group, pointer);
          return member === undefined ? group : replaceAt(group, pointer, change(member));
        },
        gesture,
      ),
    add: (group, member) => {
      const edited = insertInto(now(), group, member);
      put(edited.group, { pointer: edited.pointer, part: 'of' in member ? 'match' : 'field' });
    },
    duplicate: (pointer) => {
      const parent = parentOf(pointer);
      const member = memberAt(now(), pointer);
      if (parent === undefined || member === undefined) return;
      const edited = insertInto(now(), parent.group, member, parent.index + 1);
      put(edited.group, { pointer: edited.pointer, part: 'menu' });
    },
    remove: (pointer) => {
      const parent = parentOf(pointer);
      if (parent === undefined) return;
      const left = (groupAt(now(), parent.group)?.of.length ?? 1) - 1;
      put(removeAt(now(), pointer));
      const next = `${parent.group}/of/${Math.min(parent.index, left - 1)}`;
      if (left > 0) focusPart(node, next, 'menu');
      else focusPart(node, parent.group, 'add');
      announce('Removed.');
    },
    move: (pointer, step) => {
      const edited = moveMember(now(), pointer, step);
      if (edited === undefined) {
        announce(step === 1 ? 'It is the last already.' : 'It is the first already.');
        return;
      }
      const part = focusedPart();
      put(edited.group, { pointer: edited.pointer, part });
      announce(moveWords(edited.group, pointer, edited.pointer));
    },
    moveTo: (pointer, gap) => {
      const edited = moveTo(now(), pointer, gap);
      if (edited === undefined) return;
      put(edited.group, { pointer: edited.pointer, part: 'menu' });
      announce(moveWords(edited.group, pointer, edited.pointer));
    },
    wrap: (pointer) => {
      const member = memberAt(now(), pointer);
      if (member === undefined) return;
      put(replaceAt(now(), pointer, { match: 'all', of: [member] }), { pointer, part: 'match' });
    },
    unwrap: (pointer) => {
      const parent = parentOf(pointer);
      const inner = groupAt(now(), pointer);
      if (parent === undefined || inner === undefined) return;
      const outer = inner.of.reduceRight<Group>(
        (group, member) => insertInto(group, parent.group, member, parent.index).group,
        removeAt(now(), pointer),
      );
      put(outer, inner.of.length === 0 ? undefined : { pointer, part: 'menu' });
    },
  };
}

function count(group: Group | undefined): string {
  const members = group?.of.length ?? 0;
  return members === 1 ? '1 member' : `${members} members`;
}

/** Whether the part is there to take the focus. */
function focusPart(node: string, pointer: Pointer, part: string): boolean {
  const builder = [...document.querySelectorAll<HTMLElement>('[data-condition]')].find(
    (element) => element.dataset['condition'] === node,
  );
  const member = [...(builder?.querySelectorAll<HTMLElement>('[data-member]') ?? [])].find(
    (element) => element.dataset['member'] === pointer,
  );
  const target =
    member?.querySelector<HTMLElement>(`[data-part="${part}"]`) ?? member?.querySelector<HTMLElement>('[data-part]');
  target?.focus();
  return target !== undefined && target !== null;
}

function focusedPart(): string {
  return (document.activeElement instanceof HTMLElement ? document.activeElement.dataset['part'] : undefined) ?? 'menu';
}
