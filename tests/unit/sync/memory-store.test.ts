import { memoryStore } from '../../../shared/sync/executor/memory-store.ts';
import { storeContract } from './store-contract.ts';

storeContract('memory', () => {
  const store = memoryStore();
  return Promise.resolve({ store, reopen: () => Promise.resolve(store), end: () => Promise.resolve() });
});
