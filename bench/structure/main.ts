// npm run structure [-- --files --statements --json]: prints how the sources are built, and what three walks pass.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { leaveAllRooms } from '../room.ts';
import { measure } from './measure.ts';
import { report } from './report.ts';
import { readShortNames, readSources } from './sources.ts';
import { takeWalks } from './walks.ts';

const ROOT = join(import.meta.dirname, '../..');

const { values } = parseArgs({
  options: {
    files: { type: 'boolean', default: false },
    statements: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, async () => {
    await leaveAllRooms();
    process.exit(1);
  });
}

const structure = measure(readSources(ROOT), readShortNames(ROOT));
const walks = await takeWalks();
console.log(
  values.json ? JSON.stringify({ ...structure, walks }, null, 2) : report(structure, walks, values),
);
