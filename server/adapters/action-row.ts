import type { JsonObject } from '../../shared/base/json.ts';
import type { RequestedAction } from '../../shared/engine/trace.ts';
import { ActionState, type DeadLetter, type OutboxMessage, type RunAction } from '../../shared/sync/contract.ts';
import { isoTime } from '../../shared/sync/executor/iso-time.ts';
import type { ClaimedAction } from '../../shared/sync/executor/store.ts';
import { jsonOf, numberOf, optionalText, textOf, type Row } from './stored-row.ts';

export function claimedOf(row: Row): Omit<ClaimedAction, 'attempt' | 'interrupted'> {
  return {
    workspace: textOf(row, 'workspace'),
    run: String(numberOf(row, 'run')),
    target: textOf(row, 'target'),
    key: textOf(row, 'key'),
    occurrence: textOf(row, 'occurrence'),
    trigger: textOf(row, 'trigger_id'),
    node: textOf(row, 'node'),
    kind: textOf(row, 'kind') as RequestedAction['kind'],
    params: jsonOf<JsonObject>(row, 'params'),
  };
}

export function runActionOf(row: Row): RunAction {
  const state = textOf(row, 'state');
  const detail = optionalText(row, 'detail');
  return {
    key: textOf(row, 'key'),
    trigger: textOf(row, 'trigger_id'),
    node: textOf(row, 'node'),
    kind: textOf(row, 'kind'),
    state: state === 'attempting' ? 'pending' : ActionState.parse(state),
    attempts: numberOf(row, 'attempts'),
    ...(detail === undefined ? {} : { detail }),
  };
}

export function deadLetterOf(row: Row): DeadLetter {
  return {
    ...runActionOf(row),
    run: String(numberOf(row, 'run')),
    at: isoTime(numberOf(row, 'at')),
    params: jsonOf<JsonObject>(row, 'params'),
  };
}

export function outboxMessageOf(row: Row): OutboxMessage {
  const { run, key, trigger, node, kind, params } = claimedOf(row);
  return { id: String(numberOf(row, 'seq')), key, run, trigger, node, kind, at: isoTime(numberOf(row, 'at')), params };
}
