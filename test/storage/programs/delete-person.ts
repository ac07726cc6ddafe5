// A program for tests: deletes a person, says so, and then does nothing, so that it can be killed before what follows.
//   node delete-person.ts FILE USER
import { writeSync } from 'node:fs';
import { setInterval } from 'node:timers';
import { openStore } from '#storage/open-store.ts';
import { NOW, user } from '../../contract/store/scene.ts';

const [file, name = ''] = process.argv.slice(2);
const store = await openStore(`file:${file}`);
const account = await store.read.accounts.byUser(user(name));
if (account === undefined) throw new Error(`Nobody is called ${name}`);
await store.run((tx) => tx.privacy.deletePerson(account.person, NOW));
writeSync(1, 'deleted\n');
setInterval(() => undefined, 60_000);
