/** The version of package.json; a test keeps them equal. */
export const VERSION = '0.1.0';

const LEAST = [22, 13] as const;

/** A sentence when Hookflow does not run on this Node. */
export function nodeTooOld(version: string): string | undefined {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > LEAST[0] || (major === LEAST[0] && minor >= LEAST[1])) return undefined;
  return `Hookflow needs Node ${LEAST.join('.')} or newer. This is Node ${version}.`;
}
