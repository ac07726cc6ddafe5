// What was deleted is in none of the files any more: their bytes are searched for words of the deleted.
import { existsSync, readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import type { Store, Transaction } from '#core/model/store.ts';
import { openSqliteStore } from '#storage/sqlite/open-sqlite-store.ts';
import {
  addMember,
  type Cast,
  date,
  done,
  hours,
  NOW,
  newGroup,
  START,
} from '../contract/store/scene.ts';
import { openTemporaryStore, temporaryFile } from './temporary-file.ts';

const SECRET = 'hemlock';
const KEPT = 'hawthorn';

test('no word of a deleted person is in the files, and every word of the others is', async () => {
  const { file, store, person } = await openForest();
  expect(found(file, SECRET)).toBeGreaterThan(100);
  const kept = found(file, KEPT);
  await store.run((tx) => tx.privacy.deletePerson(person, NOW));
  await store.scrub();
  expect(found(file, SECRET)).toBe(0);
  expect(found(file, KEPT)).toBeGreaterThan(100);
  expect(kept).toBeGreaterThan(100);
  await store.close();
  expect(found(file, SECRET)).toBe(0);
});

test('when everybody has been deleted, groups and the keys of interactions are all that is left', async () => {
  const { file, store, person } = await openForest();
  const others = await store.run(async (tx) => {
    const known = [];
    for (const end of ['1', '2'])
      known.push(await tx.accounts.findOrAdd(key(`${KEPT}-${end}`), 'x', NOW));
    await tx.links.link(known[0]?.person ?? person, known[1]?.person ?? person, NOW);
    return known;
  });
  for (const each of [person, ...others.slice(0, 1).map((account) => account.person)]) {
    await store.run((tx) => tx.privacy.deletePerson(each, NOW));
  }
  await store.scrub();
  const connection = reader(file);
  const left = tablesOf(connection).filter(
    (table) => connection.prepare(`SELECT count(*) FROM "${table}"`).pluck().get() !== 0,
  );
  expect(
    left.filter((table) => !/^(__drizzle_migrations|stale_schedules|stale_since)$/.test(table)),
  ).toEqual(['groups', 'interactions']);
});

test('deleting alone leaves words in the log, which is why scrubbing is asked for', async () => {
  const { file, store, person } = await openForest();
  await store.run((tx) => tx.privacy.deletePerson(person, NOW));
  expect(found(file, SECRET)).toBeGreaterThan(0);
});

test('a name that was refreshed and a text that was corrected are gone too', async () => {
  const file = temporaryFile();
  const store = await openTemporaryStore(file);
  await store.run(async (tx) => {
    const cast = await member(tx, SECRET);
    await tx.entries.add(hours(cast, '2026-03-03', 60), NOW);
  });
  await store.run((tx) => tx.accounts.findOrAdd(key('x'), 'x', NOW));
  await store.scrub();
  expect(found(file, SECRET)).toBeGreaterThan(0);
  await store.run((tx) => tx.accounts.findOrAdd(key(SECRET), 'renamed', NOW));
  await store.scrub();
  // The user id alone is left, in the row and in its index.
  expect(found(file, SECRET)).toBe(2);
});

test('scrubbing waits for units of work, and is refused inside one', async () => {
  const { store } = await openForest();
  const inside = store.run(async () => store.scrub());
  await expect(inside).rejects.toMatchObject({ code: 'nested-unit' });
  const unit = store.run(async (tx) => {
    await new Promise(setImmediate);
    return tx.accounts.findOrAdd(key('late'), 'late', NOW);
  });
  await store.scrub();
  expect((await unit).name).toBe('late');
});

test('another connection that has been reading does not keep the log', async () => {
  const { file, store, person } = await openForest();
  const other = reader(file);
  expect(other.prepare('SELECT count(*) FROM entries').pluck().get()).toBeGreaterThan(0);
  await store.run((tx) => tx.privacy.deletePerson(person, NOW));
  expect(await store.read.privacy.recordOf(person)).toMatchObject({ memberships: [] });
  await store.scrub();
  expect(found(file, SECRET)).toBe(0);
});

test('one that is reading is waited for, and after too long it is said that it was', async () => {
  const { file, store, person } = await openForest(100);
  const other = reader(file);
  other.exec('BEGIN');
  other.prepare('SELECT count(*) FROM entries').get();
  await store.run((tx) => tx.privacy.deletePerson(person, NOW));
  await expect(store.scrub()).rejects.toMatchObject({ code: 'busy' });
  expect(await store.read.privacy.scrubDue()).toBe(true);
  const waiting = store.scrub();
  other.exec('COMMIT');
  await waiting;
  expect(found(file, SECRET)).toBe(0);
});

/** A store in which one person's words are spread over many pages, among those of others. */
async function openForest(patience = 10_000) {
  const file = temporaryFile();
  const store = await openSqliteStore({ file, patience });
  onTestFinished(() => store.close());
  const person = await plant(store);
  return { file, store, person };
}

async function plant(store: Store) {
  return store.run(async (tx) => {
    const { account, member: joined } = await member(tx, SECRET);
    const others = [await member(tx, `${KEPT}-1`), await member(tx, `${KEPT}-2`)];
    for (let index = 0; index < 120; index += 1) {
      await grow(tx, { account, member: joined }, SECRET, index);
      for (const other of others) await grow(tx, other, KEPT, index);
    }
    return account.person;
  });
}

/** Words of every kind that are stored, of lengths that make pages split and merge. */
async function grow(tx: Transaction, cast: Cast, word: string, index: number): Promise<void> {
  const { account, member: own } = cast;
  const words = `${word} `.repeat(1 + ((index * 37) % 40));
  const item = `${word}-${index}`;
  const logged = await tx.entries.add(hours(cast, '2026-03-03', 5, { note: words, item }), NOW);
  const entry = await tx.entries.add(
    done(cast, '2026-03-03', item, { evidence: `https://${word}.example/${index}`, note: words }),
    NOW,
  );
  if (index % 3 === 0) await tx.entries.edit(logged.id, { note: `${word} again` }, account.id, NOW);
  if (index % 4 === 0) await tx.entries.setUndone(entry.id, true, account.id, NOW);
  await tx.reviews.save(own.id, index % 8, { progress: words }, NOW);
  await tx.reviews.keepDraft(own.id, index, { progress: words }, NOW);
  await tx.reviews.toggleStep(own.id, index, word, NOW);
  await tx.skills.assess(own.id, word, 'Beginner', NOW);
  await tx.plans.addChange(own.id, { kind: 'skip', item, reason: words }, NOW);
  await tx.goals.set(own.id, { from: START.add({ weeks: index }), hours: 5, reason: word });
  await tx.drafts.add(account.id, { command: 'log', values: { note: words } }, NOW);
  await tx.answers.keep(`discord:${account.id}-${index}`, account.id, words, NOW);
  await tx.timers.start({
    member: own.id,
    account: account.id,
    startedAt: NOW,
    date: date('2026-03-10'),
    note: words,
  });
  const channel = { surface: 'discord', workspaceId: 'S1', channelId: word } as const;
  const { group } = own;
  await tx.announcements.add({ ...channel, group, entry: entry.id, asksPresence: false }, NOW);
}

async function member(tx: Transaction, word: string): Promise<Cast> {
  const account = await tx.accounts.findOrAdd(key(word), `${word} the name`, NOW);
  const { id } = await tx.groups.add(newGroup(account.id));
  return { account, member: await addMember(tx, id, account) };
}

function key(userId: string) {
  return { surface: 'slack', workspaceId: 'T1', userId } as const;
}

function reader(file: string): Database.Database {
  const connection = new Database(file, { readonly: true });
  onTestFinished(() => {
    connection.close();
  });
  return connection;
}

function tablesOf(connection: Database.Database): readonly string[] {
  return connection
    .prepare<[], string>(
      `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB 'sqlite_*' ORDER BY name`,
    )
    .pluck()
    .all();
}

/** How often a word is in the bytes of the database's files. */
function found(file: string, word: string): number {
  const files = ['', '-wal', '-shm'].map((end) => `${file}${end}`).filter(existsSync);
  const counts = files.map((each) => readFileSync(each, 'latin1').split(word).length - 1);
  return counts.reduce((sum, count) => sum + count, 0);
}
