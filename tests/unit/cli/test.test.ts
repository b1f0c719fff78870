import { describe, expect, it } from 'vitest';
import { formatWorkspace } from '../../../shared/flow/format-workspace.ts';
import { onlineStoreExample } from '../../../shared/flow/online-store.ts';
import type { Scenario, Workspace } from '../../../shared/flow/workspace.ts';
import { world } from './desk-world.ts';

const STORE = onlineStoreExample();
const PASSING = STORE.scenarios[0]!;
const FAILING: Scenario = {
  id: 'never',
  name: 'Never <thanks> & "bye"\u0001',
  sample: 'purchase-austin',
  expect: { notFired: ['thank-you'] },
};
const STUCK: Scenario = { id: 'stuck', name: 'Stuck', sample: 'gone' };

function run(scenarios: readonly Scenario[], ...args: string[]) {
  const workspace: Workspace = { ...STORE, name: "Ada's <store>", scenarios };
  return world({ w: formatWorkspace(workspace) }).run('test', 'w', ...args);
}

describe('hookflow test', () => {
  it('[S1] says what passed, and 0', async () => {
    expect(await run([PASSING])).toEqual({
      status: 0,
      out: `passed: ${PASSING.name}\n1 test: 1 passed\n`,
      err: '',
    });
  });

  it('[S1] says why a test fails or cannot run, and 1', async () => {
    const { status, out } = await run([PASSING, FAILING, STUCK]);
    expect(status).toBe(1);
    expect(out.split('\n').slice(1)).toEqual([
      `failed: ${FAILING.name}`,
      '  “Thank-you e-mail” should not fire, but does.',
      '    expected: Does not fire',
      '    actual:   Fires: Send e-mail',
      'not runnable: Stuck',
      '  There is no sample “gone”. Choose another, or remove the test. (scenario.sampleMissing)',
      '3 tests: 1 passed, 1 failed, 1 not runnable',
      '',
    ]);
  });

  it('[S1] --coverage tells what no test has shown', async () => {
    const { status, out } = await run([PASSING], '--coverage');
    expect(status).toBe(0);
    expect(out).toContain('Coverage: 1 of 2 branches, 2 of 4 rule outcomes\n');
    expect(out).toContain('    “From Austin, 100 or more” never takes No\n');
  });

  it('[S1] --format json is stable', async () => {
    const { status, out } = await run([FAILING, STUCK], '--format', 'json', '--coverage');
    expect(status).toBe(1);
    expect(JSON.parse(out)).toEqual({
      ok: false,
      tests: [
        {
          test: 'never',
          name: FAILING.name,
          state: 'failed',
          differences: [
            {
              kind: 'notFired',
              trigger: 'thank-you',
              sentence: '“Thank-you e-mail” should not fire, but does.',
              expected: 'Does not fire',
              actual: 'Fires: Send e-mail',
            },
          ],
          problems: [],
        },
        {
          test: 'stuck',
          name: 'Stuck',
          state: 'notRunnable',
          differences: [],
          problems: [
            {
              code: 'scenario.sampleMissing',
              message: 'There is no sample “gone”. Choose another, or remove the test.',
              pointer: '/sample',
            },
          ],
        },
      ],
      coverage: {
        branches: { covered: 1, total: 2 },
        outcomes: { covered: 2, total: 4 },
        triggers: [
          {
            trigger: 'big-order-austin',
            name: 'Tell sales about big orders from Austin',
            branches: { covered: 1, total: 2 },
            outcomes: { covered: 2, total: 4 },
            gaps: [
              { node: 'austin', kind: 'branch', missing: 'no', words: expect.any(String) as string },
              { node: 'austin', kind: 'rule', path: '/of/0', missing: 'false', words: expect.any(String) as string },
              { node: 'austin', kind: 'rule', path: '/of/1', missing: 'false', words: expect.any(String) as string },
            ],
          },
        ],
      },
    });
  });

  it('[S1] --format junit escapes names, and tells failures from what cannot run', async () => {
    const { status, out } = await run([PASSING, FAILING, STUCK], '--format', 'junit', '--coverage');
    expect(status).toBe(1);
    expect(out).toContain('<testsuite name="Ada&apos;s &lt;store&gt;" tests="3" failures="1" errors="1" skipped="0">');
    expect(out).toContain('name="Never &lt;thanks&gt; &amp; &quot;bye&quot;\uFFFD"');
    expect(out).toContain('<failure message="“Thank-you e-mail” should not fire, but does.">');
    expect(out).toContain('<error message="There is no sample “gone”. Choose another, or remove the test.">');
    expect(out).toContain('<property name="coverage.branches" value="1/2"/>');
    expect(out).not.toContain('\u0001');
    // Every & starts an entity, every < an element.
    expect(out.replace(/&(?:amp|lt|gt|quot|apos|#\d+);/g, '')).not.toContain('&');
    expect(out.replace(/<\/?[a-z-]+(?: [a-z]+="[^"<]*")*\/?>|<\?xml [^<>]*\?>/g, '')).not.toMatch(/[<>]/);
  });

  it('[S1] a line end in a name stays one in JUnit', async () => {
    const { out } = await run([{ ...PASSING, name: 'a\nb' }], '--format', 'junit');
    expect(out).toContain('name="a&#10;b"');
  });

  it('says so when there are no tests', async () => {
    expect(await run([])).toEqual({ status: 0, out: '0 tests\n', err: 'w has no tests.\n' });
  });

  it('exits 2 when the workspace cannot be read, 1 when it is none', async () => {
    const broken = world({ bytes: new Uint8Array([0xff]), none: '{}' });
    expect((await broken.run('test', 'gone')).status).toBe(2);
    expect((await broken.run('test', 'bytes')).status).toBe(2);
    expect((await broken.run('test', 'none')).status).toBe(1);
    expect((await broken.run('test', 'none', '--format', 'xml')).status).toBe(2);
  });
});
