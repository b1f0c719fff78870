/** A POSIX shell command that sends the text to the server as it is. */
export function sendCommand(address: string, token: string, text: string): string {
  return [
    `curl -sS ${new URL('/v1/events', address).href}`,
    `-H 'authorization: Bearer ${token}'`,
    `-H 'content-type: application/json'`,
    `--data-raw ${quoted(text)}`,
  ].join(' \\\n  ');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
