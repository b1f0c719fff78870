import { evaluate } from '../engine/evaluate.ts';
import { prepare } from '../engine/prepare.ts';
import { formatFieldPath, parseFieldPath } from '../program/field-path.ts';
import type { FieldPath, Program, RuleTest } from '../program/program.ts';
import { fieldValue, withField } from './edit-field.ts';
import { messagesOf, type Channel } from './messages.ts';
import type { NearOccurrences } from './near-occurrences.ts';
import { TestAnswers } from './situation.ts';
import { findOccurrence, type Witness } from './solver/find-occurrence.ts';
import { formulaOf, type Formula } from './solver/formula.ts';
import { found, UNKNOWN, type Outcome } from './solver/outcome.ts';
import type { TriggerStudy } from './trigger-study.ts';

const PATTERNS = { sendEmail: '^[a-z0-9]+@[a-z0-9]+\\.[a-z]+$', sendSms: '^\\+[1-9][0-9]{7,14}$' } as const;

type Two = readonly [TriggerStudy, TriggerStudy];

/** An occurrence for which two triggers write to one address, or the proof that none reaches a message of both. */
export function bothSend(program: Program, studies: Two, channel: Channel, near: NearOccurrences): Outcome<Witness> {
  const active = studies.map(({ trigger }) => ({ from: trigger.activeFrom, until: trigger.activeUntil }));
  const reach = studies.map((study): Formula => {
    const of = messagesOf(study, channel).map(({ node }) => study.reach(node));
    return { kind: 'some', of };
  });
  const { timeZone } = program;
  const find = (formulas: readonly Formula[]): Outcome<Witness> =>
    findOccurrence({ formulas, active, near, timeZone }, new TestAnswers(timeZone));
  const fields = addressFields(studies, channel);
  const addressed = find([...reach, ...fields.map((field) => isAddress(field, channel))]);
  if (addressed.kind === 'found') {
    const witness = withOneAddress(addressed.value, fields).find((one) => doSend(program, studies, channel, one));
    return witness ? found(witness) : UNKNOWN;
  }
  // That no address fits proves nothing of templates; that the ways exclude one another does.
  return addressed.kind === 'impossible' && find(reach).kind === 'impossible' ? addressed : UNKNOWN;
}

/** Fields of the contact which a recipient is just one of. */
function addressFields(studies: Two, channel: Channel): readonly FieldPath[] {
  const fields = studies.flatMap((study) =>
    messagesOf(study, channel).flatMap(({ action }) => {
      const to = action.kind === channel ? action.to : '';
      return /^\s*\{\{\s*(contact\.[A-Za-z_]\w*)\s*\}\}\s*$/.exec(to)?.[1] ?? [];
    }),
  );
  return [...new Set(fields)].flatMap((field) => {
    const path = parseFieldPath(field);
    return path.ok ? [path.value] : [];
  });
}

function isAddress(path: FieldPath, channel: Channel): Formula {
  const rule: RuleTest = {
    kind: 'rule',
    field: formatFieldPath(path),
    path,
    operator: 'matches',
    not: false,
    ignoreCase: true,
    value: PATTERNS[channel],
  };
  return formulaOf(rule, true);
}

/** The witness, and where the triggers read different fields, the same with one address in all of them. */
function withOneAddress(witness: Witness, fields: readonly FieldPath[]): readonly Witness[] {
  const equal = fields.flatMap((from) => {
    const address = fieldValue(witness.occurrence, from);
    let occurrence: Witness['occurrence'] | undefined = witness.occurrence;
    for (const to of fields) occurrence = occurrence && withField(occurrence, to, address);
    return occurrence ? [{ ...witness, occurrence }] : [];
  });
  return fields.length < 2 ? [witness] : [witness, ...equal];
}

/** Whether both request a message to the same address, as the engine evaluates it. */
function doSend(program: Program, studies: Two, channel: Channel, { occurrence, now }: Witness): boolean {
  const prepared = prepare({ ...program, triggers: studies.map(({ trigger }) => trigger) });
  const { requests } = evaluate(prepared, occurrence, { now, state: { contact: occurrence.contact } });
  const [mine, others] = studies.map(
    ({ trigger }) =>
      new Set(
        requests
          .filter((one) => one.trigger === trigger.id && one.kind === channel && one.occurrence === occurrence.id)
          .map(({ params }) => JSON.stringify(params['to'])),
      ),
  );
  return [...(mine ?? [])].some((to) => others?.has(to) === true);
}
