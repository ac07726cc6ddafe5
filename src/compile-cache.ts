// Loaded before all else (`node --import`): Node keeps what it has compiled, types taken out, in the system's temporary
// folder, and the next start takes half of the time. Where it cannot, it starts as it did (docs/decisions/0001).
import { enableCompileCache } from 'node:module';

enableCompileCache();
