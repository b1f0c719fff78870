import ipaddr from 'ipaddr.js';

/** Targets that the environment lists: they may be private, plain http, and on any port (X4). */
export interface AllowedTargets {
  /** By name: then whatever it resolves to. */
  hasHost(host: string): boolean;
  hasAddress(address: string): boolean;
}

const HOST = /^(?=.{1,253}$)[a-z0-9_](?:[a-z0-9_-]{0,62})(?:\.[a-z0-9_](?:[a-z0-9_-]{0,62}))*$/i;

/** Why `entry` is no target: it takes an address, a range such as 10.0.0.0/8, or a host name. */
export function targetComplaint(entry: string): string | undefined {
  if (ipaddr.isValid(entry) || ipaddr.isValidCIDR(entry)) return undefined;
  // Names that are digits and dots would be read as an address by some and as a name by others.
  if (HOST.test(entry) && /[a-z]/i.test(entry)) return undefined;
  return `“${entry.slice(0, 100)}” is neither an address (127.0.0.1), a range (10.0.0.0/8) nor a host name. Ports are not listed: a listed target may use any.`;
}

/** `entries` without complaint. */
export function allowedTargets(entries: readonly string[]): AllowedTargets {
  const ranges = entries.filter((entry) => ipaddr.isValidCIDR(entry)).map((entry) => ipaddr.parseCIDR(entry));
  const addresses = entries.filter((entry) => ipaddr.isValid(entry)).map((entry) => ipaddr.process(entry).toString());
  const hosts = new Set(entries.map((entry) => entry.toLowerCase()));
  return {
    hasHost: (host) => hosts.has(host.toLowerCase()),
    hasAddress(address) {
      if (!ipaddr.isValid(address)) return false;
      const parsed = ipaddr.process(address);
      if (addresses.includes(parsed.toString())) return true;
      return ranges.some(([base, bits]) => base.kind() === parsed.kind() && parsed.match([base, bits]));
    },
  };
}
