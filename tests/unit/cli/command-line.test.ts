import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { nodeTooOld, VERSION } from '../../../server/cli/version.ts';
import { world } from './desk-world.ts';

describe('hookflow', () => {
  it('prints its version, the one of package.json', async () => {
    const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as {
      version: string;
    };
    expect(VERSION).toBe(version);
    expect(await world({}).run('--version')).toEqual({ status: 0, out: `${version}\n`, err: '' });
  });

  it('help is a result: standard output, status 0, every command named', async () => {
    const { status, out, err } = await world({}).run('--help');
    expect([status, err]).toEqual([0, '']);
    for (const name of ['validate', 'format', 'simulate', 'serve', 'token', 'publish', 'send'])
      expect(out).toContain(`  ${name} `);
  });

  it.each([
    [['unknown'], /unknown command 'unknown'/],
    [[], /Usage: hookflow/],
    [['validate'], /missing required argument 'file'/],
    [['validate', '--format', 'xml', 'a'], /Allowed choices are text, json/],
    [['validate', '--nonsense', 'a'], /unknown option '--nonsense'/],
    [['simulate', 'a'], /required option '--event <file>'/],
    [['simulate', 'a', 'b', '--event', 'c'], /too many arguments/],
    [['serve'], /required option '--data <folder>'/],
    [['serve', '--data', 'd', '--port', '70000'], /A port is a number from 0 to 65535/],
    [['token', 'create', '--data', 'd', '--workspace', 'w', '--scope', 'all'], /publish, ingest, read/],
  ])('wrong usage %j is status 2, said on standard error alone', async (args, says) => {
    const { status, out, err } = await world({}).run(...args);
    expect([status, out]).toEqual([2, '']);
    expect(err).toMatch(says);
  });

  it.each([
    ['18.20.4', true],
    ['20.20.2', true],
    ['22.12.9', true],
    ['22.13.0', false],
    ['24.0.0', false],
  ])('Node %s is too old: %s', (version, tooOld) => {
    const sentence = nodeTooOld(version);
    expect(sentence !== undefined).toBe(tooOld);
    if (tooOld) expect(sentence).toBe(`Hookflow needs Node 22.13 or newer. This is Node ${version}.`);
  });
});
