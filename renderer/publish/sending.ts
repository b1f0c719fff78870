import { create } from 'zustand';
import type { Environment } from '../../shared/desktop/desktop-answers.ts';
import type { EnvironmentInfo } from '../../shared/sync/contract.ts';
import { desktop } from '../desktop.ts';
import { LOCAL, useServer } from './server-store.ts';

/** What each environment sends for real, as far as it was asked (X5, X6). */
export const useSending = create<Readonly<Record<string, EnvironmentInfo>>>(() => ({}));

/** Asks the chosen environment what it sends; without an answer what is known stays. */
export async function refreshSending(workspace: string): Promise<void> {
  const { environment } = useServer.getState();
  const answer = await desktop().call('server.environment', { environment, workspace });
  if (answer.kind === 'ok') useSending.setState({ [environment]: answer.value });
}

const WORDS: Readonly<Record<string, string>> = { webhooks: 'webhooks', email: 'e-mail', sms: 'SMS' };

/** What publishing there means for the world outside. */
export function sendingWords({ id, address }: Environment, info: EnvironmentInfo | undefined): string {
  const place = id === LOCAL ? 'Local' : address;
  if (info?.debug === true)
    return `${place} is in debug mode: everything runs, every message is kept and none is sent.`;
  if (info === undefined && id !== LOCAL) return `Goes live at ${place}.`;
  if (info === undefined || info.deliver.length === 0)
    return `${place} keeps every message in its outbox and sends none.`;
  const kinds = info.deliver.map((kind) => WORDS[kind] ?? kind);
  const list = kinds.length > 1 ? `${kinds.slice(0, -1).join(', ')} and ${kinds.at(-1) ?? ''}` : (kinds[0] ?? '');
  return `Goes live at ${place}, which sends ${list} for real.`;
}
