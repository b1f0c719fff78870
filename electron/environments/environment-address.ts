import { err, ok, type Result } from '../../shared/base/result.ts';

/** The origin of a server as the user typed it. A token crosses a network by https only; plain http reaches this machine. */
export function environmentAddress(typed: string): Result<string, string> {
  const text = typed.trim();
  let url: URL;
  try {
    url = new URL(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`);
  } catch {
    return err('This is no address. Write one such as https://hooks.example.com.');
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return err('The address begins with https://.');
  if (url.username !== '' || url.password !== '') return err('Leave the name and password out: the token goes below.');
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') {
    return err('The address ends after the host and port: Hookflow’s own paths follow it.');
  }
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    return err('Plain http would show the token to the network. Use https; http is for this machine only.');
  }
  return ok(url.origin);
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(host);
}
