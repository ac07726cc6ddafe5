// The storage contract on SQLite.
import { storeContract } from '../contract/store-contract.ts';
import { openTemporaryStore } from './temporary-file.ts';

storeContract('SQLite', () => openTemporaryStore());
