import type { JsonObject } from '../base/json.ts';
import type { Occurrence } from '../events/occurrence.ts';
import { wellFormedJson } from '../program/well-formed.ts';
import type { PreparedProgram } from './prepare.ts';
import type { ActionView } from './prepared-action.ts';
import type { Scope } from './scope.ts';

/** Templates see what conditions see (E4); `contact` is the contact as changed so far, which `updateContact` goes on from. */
export function actionView(
  prepared: PreparedProgram,
  occurrence: Occurrence,
  scope: Scope,
  contact: JsonObject,
): ActionView {
  scope.plain ??= {
    event: plainObject(scope.event),
    contact: plainObject(scope.contact),
    occurrence: plainObject(scope.occurrence),
  };
  const { plain } = scope;
  const { source, causedBy } = occurrence;
  return {
    scope: { ...plain, now: scope.now, timeZone: prepared.program.timeZone },
    occurrence: {
      ...plain.occurrence,
      contact: plain.contact,
      data: plain.event,
      ...(source !== undefined && { source }),
      ...(causedBy !== undefined && { causedBy }),
    },
    contact,
  };
}

function plainObject(value: JsonObject): JsonObject {
  return wellFormedJson(value) as JsonObject;
}
