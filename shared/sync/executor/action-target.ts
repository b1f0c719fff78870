import { ownValue, type JsonObject } from '../../base/json.ts';

/** Where an action goes: one slow target must hold up no other (X3). A webhook's is its origin, everything else shares one a kind. */
export function actionTarget(kind: string, params: JsonObject): string {
  if (kind !== 'callWebhook') return kind;
  const url = ownValue(params, 'url');
  return `${kind} ${typeof url === 'string' ? (originOf(url) ?? 'nowhere') : 'nowhere'}`;
}

function originOf(url: string): string | undefined {
  try {
    return new URL(url).origin;
  } catch {
    return undefined;
  }
}
