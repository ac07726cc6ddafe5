// A program for tests: writes entries one after another, and prints the id of each once it is acknowledged.
//   node write-entries.ts FILE USER COUNT
import { writeSync } from 'node:fs';
import { openStore } from '#storage/open-store.ts';
import { addMember, hours, NOW, newGroup, user } from '../../contract/store/scene.ts';

const [file, name = '', count = '0'] = process.argv.slice(2);
const store = await openStore(`file:${file}`);
const cast = await store.run(async (tx) => {
  const account = await tx.accounts.findOrAdd(user(name), name, NOW);
  const group = await tx.groups.add(newGroup(account.id));
  return { account, member: await addMember(tx, group.id, account) };
});
for (let index = 0; index < Number(count); index += 1) {
  const entry = await store.run((tx) => tx.entries.add(hours(cast, '2026-03-03', 1), NOW));
  // At once, past the stream's buffer: the process may be killed at any moment.
  writeSync(1, `${entry.id}\n`);
}
await store.close();
