import type { Match } from '../../../shared/flow/condition.ts';
import { PickList } from '../fields/pick-list.tsx';

const MEANING: Readonly<Record<Match, string>> = {
  all: 'all · every one must hold',
  any: 'any · at least one must hold',
  none: 'none · no one may hold',
};

/** How many members of a group must hold (C1). */
export function MatchSelect(props: {
  readonly match: Match;
  readonly onPick: (match: Match) => void;
  readonly focusTarget: boolean;
}) {
  return (
    <PickList
      label="Match"
      look="small"
      part="match"
      value={props.match}
      valueWords={props.match}
      width={220}
      focusTarget={props.focusTarget}
      options={() => [{ label: '', options: MATCHES.map((match) => ({ value: match, label: MEANING[match] })) }]}
      onPick={(picked) => {
        const match = MATCHES.find((name) => name === picked);
        if (match !== undefined) props.onPick(match);
      }}
    />
  );
}

const MATCHES: readonly Match[] = ['all', 'any', 'none'];
