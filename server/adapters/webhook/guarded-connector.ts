import { lookup } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import { buildConnector } from 'undici';
import type { AllowedTargets } from './allowed-targets.ts';
import { isPublicAddress } from './public-address.ts';

/** The target may not be called (X4). The message names the host, as the flow's author wrote it, and no resolved address. */
export class TargetRefused extends Error {}

export interface ResolvedAddress {
  readonly address: string;
  readonly family: number;
}
export type Resolve = (host: string) => Promise<readonly ResolvedAddress[]>;

/** Ports that an unlisted target may use. */
const PORTS: readonly string[] = ['443', '8443'];

const resolveByDns: Resolve = (host) => lookup(host, { all: true });

/**
 * Opens connections to allowed targets only (X4). The name is resolved once, every address of it is judged, and the socket goes to
 * one of these very addresses: a second answer of the name server changes nothing.
 */
export function guardedConnector(
  allowed: AllowedTargets,
  o: { readonly timeout: number; readonly resolve?: Resolve },
): buildConnector.connector {
  const { timeout, resolve = resolveByDns } = o;
  return (options, callback) => {
    admitted(options, allowed, resolve).then(
      (addresses) => {
        const connect = buildConnector({ timeout, allowH2: false, lookup: answering(addresses) });
        connect({ ...options, hostname: bare(options.hostname) }, callback);
      },
      (error: unknown) => callback(error instanceof Error ? error : new Error(String(error)), null),
    );
  };
}

async function admitted(
  { protocol, hostname, port }: buildConnector.Options,
  allowed: AllowedTargets,
  resolve: Resolve,
): Promise<readonly ResolvedAddress[]> {
  const host = bare(hostname);
  const family = isIP(host);
  const addresses = family === 0 ? await resolve(host) : [{ address: host, family }];
  if (addresses.length === 0) throw new Error(`The name ${host} has no address.`);
  if (allowed.hasHost(host) || addresses.every(({ address }) => allowed.hasAddress(address))) return addresses;
  if (!addresses.every(({ address }) => isPublicAddress(address) || allowed.hasAddress(address)))
    throw new TargetRefused(
      `${host} is not a public address. If it is meant, list it among the allowed targets of this server.`,
    );
  if (protocol !== 'https:')
    throw new TargetRefused(`${host} is not called without https. Only targets that this server lists may be.`);
  if (!PORTS.includes(port === '' ? '443' : port))
    throw new TargetRefused(`${host} is called on ports ${PORTS.join(' and ')} only, not on ${port}.`);
  return addresses;
}

/** A look-up that answers what was judged. */
function answering(addresses: readonly ResolvedAddress[]): LookupFunction {
  return (_host, options, callback) => {
    const first = addresses[0];
    if (options.all === true) callback(null, [...addresses]);
    else if (first) callback(null, first.address, first.family);
  };
}

/** An IPv6 address without its brackets. */
function bare(host: string): string {
  return host.startsWith('[') && host.endsWith(']') ? host.slice(1, -1) : host;
}
