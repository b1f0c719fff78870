import type { HookableEvent } from '../events/hookable-event.ts';
import { eventLabels } from './event-label.ts';
import {
  conflictLedger,
  type Decide,
  type MergeChoices,
  type MergeConflict,
  type MergePlace,
} from './merge-conflict.ts';
import { mergeLayout } from './merge-layout.ts';
import { mergeField, mergeTrigger } from './merge-trigger.ts';
import { mergeList, mergeMembers, type ListMerge, type Sides } from './merge-values.ts';
import { eventWords, triggerChangeWords, WHY } from './merge-words.ts';
import type { EventLabel } from './phrase.ts';
import { sameJson } from './same-json.ts';
import type { Trigger } from './trigger.ts';
import type { Sample, Scenario, Workspace } from './workspace.ts';

export interface Merge {
  /** Both sides' edits; where nobody has chosen yet, mine. */
  readonly workspace: Workspace;
  /** All of them, chosen or not: a choice can be made anew. */
  readonly conflicts: readonly MergeConflict[];
}

/**
 * Three-way merge by field over ids (P5). What one side changed is never lost; what both changed differently, and what together would
 * break F2, F3 or H4, is a conflict, settled by `choices`. Layout never conflicts: mine wins where I moved a step. Without a `base`
 * (both began on their own) everything counts as added by both.
 */
export function mergeWorkspaces(
  base: Workspace | undefined,
  mine: Workspace,
  theirs: Workspace,
  choices: MergeChoices = new Map(),
): Merge {
  const { decide, conflicts } = conflictLedger(choices);
  if (sameJson(mine, theirs) || sameJson(base, theirs)) return { workspace: mine, conflicts };
  if (sameJson(base, mine)) return { workspace: theirs, conflicts };
  const label = eventLabels([...theirs.events, ...mine.events]);
  const merged = mergeMembers<Workspace>({ base, mine, theirs }, (member, sides) =>
    mergeMember(member, sides, decide, label),
  );
  const present = new Set(merged.events.map(({ id }) => id));
  const workspace = {
    ...merged,
    retiredEventIds: mergeRetired({ base, mine, theirs }).filter((id) => !present.has(id)),
    layout: mergeLayout({ base, mine, theirs }, merged.triggers),
  };
  return { workspace: sameJson(workspace, mine) ? mine : sameJson(workspace, theirs) ? theirs : workspace, conflicts };
}

function mergeMember(member: string, sides: Sides<unknown>, decide: Decide, label: EventLabel): unknown {
  switch (member) {
    case 'events':
      return mergeEvents(sides as Sides<readonly HookableEvent[]>, decide);
    case 'triggers':
      return mergeTriggers(sides as Sides<readonly Trigger[]>, decide, label);
    case 'samples':
      return mergeNamed('sample', sides as Sides<readonly Sample[]>, decide);
    case 'scenarios':
      return mergeNamed('test', sides as Sides<readonly Scenario[]>, decide);
    case 'retiredEventIds':
    case 'layout':
      return sides.mine; // merged by the caller, once it is known what is there
    default:
      return mergeField(member, sides, { place: { path: [], where: 'Workspace' }, decide });
  }
}

function mergeEvents(sides: Sides<readonly HookableEvent[]>, decide: Decide): readonly HookableEvent[] {
  const place = (id: string): MergePlace => ({ path: ['events', id], where: `Event ${id}` });
  return mergeList<HookableEvent>(sides, {
    keyOf: ({ id }) => id,
    entry: (id, { base, mine, theirs }) => {
      if (base !== undefined || sameJson(mine, theirs)) {
        return mergeMembers({ base, mine, theirs }, (member, values) =>
          mergeField(member, values, { place: place(id), decide }),
        );
      }
      const words = { base: undefined, mine: eventWords(mine), theirs: eventWords(theirs) };
      return decide({ place: place(id), what: 'event', why: WHY.eventId, ...words }) === 'mine' ? mine : theirs;
    },
    removed: (id, { base, mine, theirs }) =>
      decide({
        place: place(id),
        what: 'event',
        why: WHY.removed,
        base: eventWords(base),
        mine: eventWords(mine),
        theirs: eventWords(theirs),
      }),
    ...wholeList('events', decide, (event) => event.label),
  });
}

function mergeTriggers(sides: Sides<readonly Trigger[]>, decide: Decide, label: EventLabel): readonly Trigger[] {
  const place = (id: string, { mine, theirs, base }: Sides<Trigger>): MergePlace => ({
    path: ['triggers', id],
    where: (mine ?? theirs ?? base)?.name ?? id,
    trigger: id,
  });
  return mergeList<Trigger>(sides, {
    keyOf: ({ id }) => id,
    entry: (id, triggers) => mergeTrigger(triggers, { place: place(id, triggers), decide, label }),
    removed: (id, { base, mine, theirs }) =>
      decide({
        place: place(id, { base, mine, theirs }),
        what: 'trigger',
        why: WHY.removed,
        base: base?.name,
        mine: triggerChangeWords(base, mine, label),
        theirs: triggerChangeWords(base, theirs, label),
      }),
    ...wholeList('triggers', decide, (trigger) => trigger.name),
  });
}

function mergeNamed<T extends Sample | Scenario>(
  what: string,
  sides: Sides<readonly T[]>,
  decide: Decide,
): readonly T[] {
  const name = ({ mine, theirs, base }: Sides<T>) => (mine ?? theirs ?? base)?.name ?? '';
  const place = (id: string, entry: Sides<T>): MergePlace => ({
    path: [`${what}s`, id],
    where: `${what === 'test' ? 'Test' : 'Sample'} ${name(entry)}`,
  });
  return mergeList<T>(sides, {
    keyOf: ({ id }) => id,
    entry: (id, entry) =>
      mergeMembers<T>(entry, (member, values) => mergeField(member, values, { place: place(id, entry), decide })),
    removed: (id, { base, mine, theirs }) =>
      decide({
        place: place(id, { base, mine, theirs }),
        what,
        why: WHY.removed,
        base: base?.name,
        mine: mine?.name,
        theirs: theirs?.name,
      }),
    ...wholeList(`${what}s`, decide, (entry) => entry.name),
  });
}

/** Conflicts about a list as such. */
function wholeList<T>(
  what: string,
  decide: Decide,
  nameOf: (entry: T) => string,
): Pick<ListMerge<T>, 'order' | 'whole'> {
  const tell = (why: string, subject: string) => (sides: Sides<readonly T[]>) => {
    const words = (list: readonly T[] | undefined) => list?.map(nameOf).join(', ');
    return decide({
      place: { path: [what, 'order'], where: 'Workspace' },
      what: subject,
      why,
      base: words(sides.base),
      mine: words(sides.mine),
      theirs: words(sides.theirs),
    });
  };
  return { order: tell(WHY.order, `order of ${what}`), whole: tell(WHY.ids, what) };
}

/** A set: what either side retired is, unless the other brought it back (H9). */
function mergeRetired({ base, mine, theirs }: Sides<Workspace>): readonly string[] {
  const had = new Set(base?.retiredEventIds);
  const [ours, others] = [mine?.retiredEventIds ?? [], theirs?.retiredEventIds ?? []];
  return [...new Set([...ours, ...others])].filter((id) => !had.has(id) || (ours.includes(id) && others.includes(id)));
}
