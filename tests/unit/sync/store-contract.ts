import { afterEach, beforeEach, describe } from 'vitest';
import type { Store } from '../../../shared/sync/executor/store.ts';
import { actionCases } from './store-contract-actions.ts';
import { evaluationCases } from './store-contract-evaluation.ts';
import { runCases } from './store-contract-runs.ts';
import { revisionCases } from './store-contract-revisions.ts';

/** A store under test, and how to close it and open what it kept again. */
export interface StoreUnderTest {
  readonly store: Store;
  reopen(): Promise<Store>;
  end(): Promise<void>;
}

/** What every store must do (D1); all stores pass it unchanged. */
export function storeContract(name: string, makeStore: () => Promise<StoreUnderTest>): void {
  describe(`[D4] store contract: ${name}`, () => {
    let tested: StoreUnderTest;
    beforeEach(async () => {
      tested = await makeStore();
    });
    afterEach(() => tested.end());
    const current = (): StoreUnderTest => tested;
    revisionCases(current);
    evaluationCases(current);
    actionCases(current);
    runCases(current);
  });
}
