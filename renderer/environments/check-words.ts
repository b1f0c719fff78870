import type { ConnectionCheck } from '../../shared/desktop/desktop-answers.ts';

/** What a test of the connection found: what happened, why, what to do. */
export function checkWords(check: ConnectionCheck): string {
  if (check.state === 'ok') {
    const live = check.live === null ? 'Nothing is live there yet.' : `r${check.live} is live.`;
    return check.mayPublish
      ? `It answers, and the token may publish. ${live}`
      : `It answers, but the token may only read: publishing needs the scope “publish”. ${live}`;
  }
  switch (check.kind) {
    case 'unreachable':
      return `${check.reason} Check the address and the network.`;
    case 'tls':
      return `${check.reason} Its operator must mend that: Hookflow sends no token without a trusted certificate.`;
    case 'token':
      return `${check.reason} Copy it again, or ask for a new one.`;
    case 'scope':
    case 'workspace':
      return `${check.reason} Ask the operator for a token of this workspace with the scopes publish, read and ingest.`;
    case 'server':
      return check.reason;
  }
}
