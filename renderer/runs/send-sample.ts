import { desktop } from '../desktop.ts';
import { currentWorkspace } from '../document/document-store.ts';
import { LOCAL, environmentName, useServer } from '../publish/server-store.ts';
import { occurrenceText } from '../simulator/simulation-store.ts';
import { showToast } from '../ui/toasts.tsx';

/**
 * The chosen occurrence as one that happens now: a fresh id and time, so that the server does not take it for the
 * duplicate of an earlier one (I3).
 */
export function asNewOccurrence(text: string, id: string, at: Date): string {
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value) || 'event_code' in value) return text;
  return JSON.stringify({ ...value, id, occurredAt: at.toISOString() });
}

function newOccurrence(): string | undefined {
  try {
    return asNewOccurrence(occurrenceText(), `desk-${crypto.randomUUID().slice(0, 8)}`, new Date());
  } catch {
    showToast({ tone: 'err', text: 'The edited occurrence is not JSON. Mend it in the simulator first.' });
    return undefined;
  }
}

/** Sends the simulator's occurrence to the chosen environment, for real. */
export async function sendSample(): Promise<void> {
  const text = newOccurrence();
  if (text === undefined) return;
  const { environment } = useServer.getState();
  const name = environmentName();
  const answer = await desktop().call('server.send', { environment, workspace: currentWorkspace().id, text });
  if (answer.kind === 'unreachable') {
    showToast({ tone: 'err', text: `${name} did not answer: ${answer.reason}` });
  } else if (answer.kind === 'refused') {
    showToast({ tone: 'err', text: answer.problem.detail ?? answer.problem.title });
  } else {
    const problem = answer.value.results.find(({ status }) => status === 'refused')?.problems?.[0];
    if (problem) showToast({ tone: 'err', text: problem.message });
    else showToast({ tone: 'pass', text: `${name} accepted the occurrence.` });
  }
}

/** Puts a command for a terminal on the clipboard; a token in it may only send events to this workspace. */
export async function copySendCommand(): Promise<void> {
  const text = newOccurrence();
  if (text === undefined) return;
  const { environment } = useServer.getState();
  const target = { environment, workspace: currentWorkspace().id };
  const problem = await desktop().call('server.copySendCommand', { ...target, text });
  if (problem) showToast({ tone: 'err', text: problem.problem });
  else if (environment === LOCAL)
    showToast({ tone: 'pass', text: 'Copied, with a fresh token that may only send events.' });
  else showToast({ tone: 'pass', text: 'Copied. It takes its token from the variable HOOKFLOW_TOKEN.' });
}
