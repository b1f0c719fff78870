import path from 'node:path';

export const project = path.resolve(import.meta.dirname, '../..');

/** The environment for tools: the project's own programs first, its Node 24 among them. */
export function toolEnvironment(extra = {}) {
  const bin = path.join(project, 'node_modules/.bin');
  const key = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  return { ...process.env, [key]: `${bin}${path.delimiter}${process.env[key] ?? ''}`, ...extra };
}
