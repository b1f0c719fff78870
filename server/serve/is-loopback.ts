import { isIP } from 'node:net';

/** Whether a host name or address is this machine only; a name other than localhost counts as open to the network. */
export function isLoopback(host: string): boolean {
  if (host === 'localhost' || host === '::1') return true;
  return isIP(host) === 4 && host.startsWith('127.');
}
