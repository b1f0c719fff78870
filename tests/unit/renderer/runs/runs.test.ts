import { beforeEach, describe, expect, it } from 'vitest';
import type { RunHead } from '../../../../shared/sync/contract.ts';
import { actionsInWords } from '../../../../renderer/runs/action-words.ts';
import { addRun, useRuns } from '../../../../renderer/runs/runs-store.ts';
import { NO_FILTER, runQuery } from '../../../../renderer/runs/runs-filter.ts';
import { asNewOccurrence } from '../../../../renderer/runs/send-sample.ts';

const run = (id: string, extra: Partial<RunHead> = {}): RunHead => ({
  id,
  occurrence: `order-${id}`,
  event: '30552',
  revision: 1,
  programHash: 'sha256:1',
  acceptedAt: '2026-03-14T15:09:26Z',
  evaluatedAt: '2026-03-14T15:09:26Z',
  fired: [],
  actions: [],
  ...extra,
});
const action = (state: RunHead['actions'][number]['state']) =>
  ({ key: state, trigger: 't', node: 'n', kind: 'sendEmail', state, attempts: 1 }) as const;

describe('[X7] the runs as they arrive', () => {
  beforeEach(() => useRuns.setState({ runs: [], chosen: null }));

  it('puts the newest first and a run’s later state in its place', () => {
    addRun(run('1'), 'w');
    addRun(run('2'), 'w');
    addRun(run('1', { fired: ['thank-you'] }), 'w');
    expect(useRuns.getState().runs.map(({ id }) => id)).toEqual(['2', '1']);
    expect(useRuns.getState().runs[1]!.fired).toEqual(['thank-you']);
  });

  it('asks the server for what the filter says', () => {
    const now = Date.UTC(2026, 2, 14, 15, 9, 26);
    expect(runQuery(NO_FILTER, now)).toEqual({});
    expect(runQuery({ ...NO_FILTER, event: '30552', contact: ' ada@example.com ', since: 'day' }, now)).toEqual({
      event: '30552',
      contact: 'ada@example.com',
      since: '2026-03-13T15:09:26.000Z',
    });
    expect(runQuery({ ...NO_FILTER, text: ' ada ', trigger: 't', outcome: 'failed' }, now)).toEqual({
      text: 'ada',
      trigger: 't',
      failed: 'true',
    });
    expect(runQuery({ ...NO_FILTER, outcome: 'notFired' }, now)).toEqual({ outcome: 'notFired' });
    expect(runQuery({ ...NO_FILTER, outcome: 'pinned' }, now)).toEqual({ pinned: 'true' });
  });

  it('says the actions by their state', () => {
    expect(actionsInWords([])).toBe('No actions');
    expect(actionsInWords([action('recorded'), action('recorded'), action('dead')])).toBe(
      '2 in the outbox, 1 given up',
    );
  });
});

describe('[I3] sending a sample for real', () => {
  const at = new Date('2026-03-14T15:09:26.000Z');

  it('gives it a fresh id and time, so that it is no duplicate', () => {
    const text = asNewOccurrence(
      '{"id":"order-1","occurredAt":"2020-01-01T00:00:00Z","data":{"total":1}}',
      'desk-1',
      at,
    );
    expect(JSON.parse(text)).toEqual({ id: 'desk-1', occurredAt: '2026-03-14T15:09:26.000Z', data: { total: 1 } });
  });

  it('[O2] leaves the SDK’s shape as it is', () => {
    const sdk = '{"app_code":"305","event_code":"30552"}';
    expect(asNewOccurrence(sdk, 'desk-1', at)).toBe(sdk);
  });
});
