// The sample's people do what they do as anybody would: by asking Cairn. So it is announced, counted and refused as it
// would be for others.
import type { Input } from '#core/command/ask.ts';
import { press } from '#core/message/press.ts';
import type { Group } from '#core/model/groups.ts';
import type { Member } from '#core/model/members.ts';
import type { Reads, Store } from '#core/model/store.ts';
import type { Roadmap } from '#core/roadmap/roadmap.ts';
import { dateIn, type Instant, type PlainDate, Temporal } from '#core/time/temporal.ts';
import type { Actor } from '../chat/actor.ts';
import { CHANNELS, WORKSPACE } from '../chat/channels.ts';
import type { Chat } from '../chat/chat.ts';
import { type Deed, deedsBetween } from './life.ts';
import { SAMPLE_PEOPLE, SAMPLE_REVIEW } from './people.ts';

export type Living = {
  /** What they are still to do until then; nothing where there is no sample group. */
  deedsUntil(until: Instant): Promise<readonly Deed[]>;
  /** Does it now; whoever has left, or is away, does nothing. */
  carryOut(deed: Deed): Promise<void>;
  /** The group is another one from now on. */
  forget(): void;
};

type SampleGroup = {
  /** Asks Cairn as somebody in a channel. */
  readonly ask: (actor: Actor, input: Input) => Promise<unknown>;
  readonly store: () => Store;
  readonly chat: Chat;
  readonly roadmapOf: (group: Group) => Promise<Roadmap>;
};

export function createLiving({ ask, store, chat, roadmapOf }: SampleGroup): Living {
  /** Until when they have lived: nothing is done twice, wherever the clock is moved to. */
  let lived: Instant | undefined;

  return {
    async deedsUntil(until) {
      const { read } = store();
      const group = await sampleGroup(read);
      if (group === undefined) return [];
      lived ??= await latestRecorded(read);
      if (lived === undefined) return [];
      const start = dateIn(group.timeZone, group.createdAt);
      return deedsBetween({ start, roadmap: await roadmapOf(group) }, { after: lived, until });
    },
    async carryOut(deed) {
      lived = deed.at;
      const { read } = store();
      const person = chat.person(deed.person);
      const group = await sampleGroup(read);
      const member = await memberOf(read, deed.person);
      if (person === undefined || group === undefined || member === undefined) return;
      if (await isAway(read, member, deed.date)) return;
      const input = await inputOf(deed, read, member, await roadmapOf(group));
      if (input !== undefined) await ask({ person, channelId: CHANNELS[0].id }, input);
    },
    forget() {
      lived = undefined;
    },
  };
}

async function sampleGroup(read: Reads): Promise<Group | undefined> {
  const place = await read.places.byWorkspace({
    surface: 'playground',
    workspaceId: WORKSPACE.workspaceId,
  });
  return place && read.groups.byId(place.group);
}

/** Only the sample has people of these ids. */
async function memberOf(read: Reads, userId: string): Promise<Member | undefined> {
  const account = await read.accounts.byUser({
    surface: 'playground',
    workspaceId: WORKSPACE.workspaceId,
    userId,
  });
  return account && (await read.members.ofPerson(account.person))[0];
}

async function latestRecorded(read: Reads): Promise<Instant | undefined> {
  const latest = await Promise.all(
    SAMPLE_PEOPLE.map(async ({ id }) => {
      const member = await memberOf(read, id);
      const entries = member ? await read.entries.history(member.id, { offset: 0, limit: 1 }) : [];
      return entries.map(({ recordedAt }) => recordedAt);
    }),
  );
  return latest.flat().toSorted(Temporal.Instant.compare).at(-1);
}

async function isAway(read: Reads, { id }: Member, date: PlainDate): Promise<boolean> {
  const changes = await read.plans.changes(id);
  return changes.some(
    (change) =>
      change.kind === 'pause' &&
      Temporal.PlainDate.compare(change.from, date) <= 0 &&
      (change.until === undefined || Temporal.PlainDate.compare(date, change.until) <= 0),
  );
}

/** What is asked of Cairn; nothing where there is nothing left to do. */
async function inputOf(
  deed: Deed,
  read: Reads,
  member: Member,
  roadmap: Roadmap,
): Promise<Input | undefined> {
  const date = deed.date.toString();
  switch (deed.kind) {
    case 'hours': {
      const { activity, item, note } = deed;
      const said = { ...(item !== undefined && { item }), ...(note !== undefined && { note }) };
      const values = { time: `${deed.minutes}m`, activity, date, ...said };
      return { kind: 'command', command: 'log', values };
    }
    case 'completion': {
      const done = new Set((await read.completions.ofMember(member.id)).map(({ item }) => item));
      const next = roadmap.items.find(
        ({ id, kind, optional }) =>
          (kind === 'deliverable') === deed.stone && !optional && !done.has(id),
      );
      if (next === undefined) return undefined;
      const evidence = deed.stone && { evidence: `https://github.com/${deed.person}/${next.id}` };
      const values = { item: next.id, date, ...evidence };
      return { kind: 'command', command: 'done', values };
    }
    case 'verification': {
      const owner = await memberOf(read, deed.of);
      const stones = owner ? await read.completions.ofMember(owner.id) : [];
      const latest = stones.findLast(({ itemKind }) => itemKind === 'deliverable');
      if (latest === undefined || latest.verifiedBy.includes(member.person)) return undefined;
      return { kind: 'press', press: press('done.verify', latest.id), private: false };
    }
    case 'review':
      return {
        kind: 'submit',
        press: press('checkpoint.save', deed.quarter),
        values: reviewOf(roadmap),
      };
  }
}

function reviewOf({ checkpoints }: Roadmap): Readonly<Record<string, string>> {
  return Object.fromEntries(
    checkpoints.quarterly.prompts.map(({ id }, index) => [id, SAMPLE_REVIEW[index] ?? '']),
  );
}
