import { isGroup, isItemTest, type ConditionMember, type Group } from '../../../shared/flow/condition.ts';

/** A place in a condition, as traces name it: `` (the whole), `/of/1`, `/of/1/where` (what an item must meet), `/of/1/where/of/0`. */
export type Pointer = string;

export interface Edited {
  readonly group: Group;
  /** Where the edited member is now. */
  readonly pointer: Pointer;
}

export function memberAt(root: Group, pointer: Pointer): ConditionMember | undefined {
  let member: ConditionMember | undefined = root;
  for (const step of stepsOf(pointer)) {
    if (member === undefined) return undefined;
    if (step === 'where') member = isItemTest(member) ? member.where : undefined;
    else if (step !== 'of') member = isGroup(member) ? member.of[Number(step)] : undefined;
  }
  return member;
}

export function groupAt(root: Group, pointer: Pointer): Group | undefined {
  const member = memberAt(root, pointer);
  return member !== undefined && isGroup(member) ? member : undefined;
}

/** The group that holds a member, and its index there; undefined for the whole condition and for a `where`. */
export function parentOf(pointer: Pointer): { readonly group: Pointer; readonly index: number } | undefined {
  const found = /^(.*)\/of\/(\d+)$/.exec(pointer);
  return found ? { group: found[1] ?? '', index: Number(found[2]) } : undefined;
}

/** How deep a group is drawn: 1 for the whole condition. An item test counts, and so does what its items must meet. */
export function depthOf(pointer: Pointer): number {
  return 1 + stepsOf(pointer).filter((step) => step === 'of' || step === 'where').length;
}

/** The deepest group that is drawn in place; deeper ones open as a page of their own. */
export const INLINE_DEPTH = 3;

/** The page on which a place of the condition is drawn: the whole condition, or the deeper group that holds it. */
export function pageOf(place: string): Pointer {
  const groups = [...place.matchAll(/\/of\/\d+|\/where/g)].map(({ index, 0: step }) =>
    place.slice(0, index + step.length),
  );
  const holder = groups.at(-2) ?? '';
  return depthOf(holder) > INLINE_DEPTH ? holder : '';
}

export function replaceAt(root: Group, pointer: Pointer, member: ConditionMember): Group {
  const parent = parentOf(pointer);
  if (parent === undefined) return isGroup(member) ? changeGroup(root, pointer, () => member) : root;
  return changeGroup(root, parent.group, (group) => ({
    ...group,
    of: group.of.map((other, index) => (index === parent.index ? member : other)),
  }));
}

export function removeAt(root: Group, pointer: Pointer): Group {
  const parent = parentOf(pointer);
  if (parent === undefined) return root;
  return changeGroup(root, parent.group, (group) => ({
    ...group,
    of: group.of.filter((_, index) => index !== parent.index),
  }));
}

/** Adds a member to a group, at the end when no index is given. */
export function insertInto(root: Group, group: Pointer, member: ConditionMember, index?: number): Edited {
  const at = index ?? groupAt(root, group)?.of.length ?? 0;
  return {
    group: changeGroup(root, group, (before) => ({
      ...before,
      of: [...before.of.slice(0, at), member, ...before.of.slice(at)],
    })),
    pointer: `${group}/of/${at}`,
  };
}

/**
 * One place up (-1) or down (1), in reading order: past its neighbour, into a neighbouring group, or out of its own.
 * Item tests are walls: their rules see an item that the others do not (C7). Undefined where nothing is left to pass.
 */
export function moveMember(root: Group, pointer: Pointer, step: -1 | 1): Edited | undefined {
  const parent = parentOf(pointer);
  const member = memberAt(root, pointer);
  if (parent === undefined || member === undefined) return undefined;
  const neighbour = groupAt(root, parent.group)?.of[parent.index + step];
  const without = removeAt(root, pointer);
  if (neighbour === undefined) {
    const outer = parentOf(parent.group);
    return outer && insertInto(without, outer.group, member, outer.index + (step === 1 ? 1 : 0));
  }
  const next = parent.index + (step === 1 ? 0 : -1); // the neighbour's index once the member is out
  if (isGroup(neighbour)) return insertInto(without, `${parent.group}/of/${next}`, member, step === 1 ? 0 : undefined);
  return insertInto(without, parent.group, member, parent.index + step);
}

function changeGroup(group: Group, pointer: Pointer, change: (group: Group) => Group): Group {
  const [, index, ...rest] = stepsOf(pointer);
  if (index === undefined) return change(group);
  return {
    ...group,
    of: group.of.map((member, at) => (at === Number(index) ? changeMember(member, rest, change) : member)),
  };
}

function changeMember(
  member: ConditionMember,
  rest: readonly string[],
  change: (group: Group) => Group,
): ConditionMember {
  if (isGroup(member)) return changeGroup(member, pointerOf(rest), change);
  if (isItemTest(member) && rest[0] === 'where') {
    return { ...member, where: changeGroup(member.where, pointerOf(rest.slice(1)), change) };
  }
  return member;
}

function stepsOf(pointer: Pointer): readonly string[] {
  return pointer.split('/').slice(1);
}

function pointerOf(steps: readonly string[]): Pointer {
  return steps.map((step) => `/${step}`).join('');
}
