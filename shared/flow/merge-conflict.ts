export type MergeSide = 'mine' | 'theirs';

/** Which side each conflict takes, by the conflict's id. */
export type MergeChoices = ReadonlyMap<string, MergeSide>;

/** What both sides changed and only one of them can have. Values are in words; an absent one was not there. */
export interface MergeConflict {
  /** The same for the same conflict in every merge of these three workspaces. */
  readonly id: string;
  /** "Big orders · Notify team". */
  readonly where: string;
  /** A noun: "subject", "condition", "order of triggers". */
  readonly what: string;
  /** Why both cannot be had, as a sentence. */
  readonly why: string;
  readonly base?: string;
  readonly mine?: string;
  readonly theirs?: string;
  readonly trigger?: string;
  readonly node?: string;
  /** Absent while nobody has chosen. */
  readonly chosen?: MergeSide;
}

/** A place in the document: ids and members down to it, and how a person names it. */
export interface MergePlace {
  readonly path: readonly string[];
  readonly where: string;
  readonly trigger?: string;
  readonly node?: string;
}

/** A conflict as it is found; `sides` are the values in words. */
export interface FoundConflict {
  readonly place: MergePlace;
  readonly what: string;
  readonly why: string;
  readonly base: string | undefined;
  readonly mine: string | undefined;
  readonly theirs: string | undefined;
}

/** Tells which side a conflict takes, and notes it; without a choice it is `mine`, so that the merge is a whole document. */
export type Decide = (conflict: FoundConflict) => MergeSide;

/** Collects the conflicts of one merge. */
export function conflictLedger(choices: MergeChoices): {
  readonly decide: Decide;
  readonly conflicts: readonly MergeConflict[];
} {
  const conflicts: MergeConflict[] = [];
  return {
    conflicts,
    decide: ({ place, what, why, base, mine, theirs }) => {
      const id = JSON.stringify(place.path);
      const chosen = choices.get(id);
      conflicts.push({
        id,
        where: place.where,
        what,
        why,
        ...(base === undefined ? {} : { base }),
        ...(mine === undefined ? {} : { mine }),
        ...(theirs === undefined ? {} : { theirs }),
        ...(place.trigger === undefined ? {} : { trigger: place.trigger }),
        ...(place.node === undefined ? {} : { node: place.node }),
        ...(chosen === undefined ? {} : { chosen }),
      });
      return chosen ?? 'mine';
    },
  };
}

export function placeIn(place: MergePlace, ...steps: readonly string[]): MergePlace {
  return { ...place, path: [...place.path, ...steps] };
}
