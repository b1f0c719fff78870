/** A POSIX shell command that sends the text to the server as it is; without a token it takes that of HOOKFLOW_TOKEN. */
export function sendCommand(address: string, token: string | undefined, text: string): string {
  return [
    `curl -sS ${new URL('/v1/events', address).href}`,
    token === undefined ? '-H "authorization: Bearer $HOOKFLOW_TOKEN"' : `-H 'authorization: Bearer ${token}'`,
    `-H 'content-type: application/json'`,
    `--data-raw ${quoted(text)}`,
  ].join(' \\\n  ');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
