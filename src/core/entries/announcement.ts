// The announcement of a completed deliverable, as it stands now: who laid which stone, who looked at it.

import { nameOf } from '../members/names.ts';
import { bold, joined, link, type Rich, rich } from '../message/inline.ts';
import {
  actions,
  type Block,
  button,
  type Message,
  message,
  quiet,
  text,
} from '../message/message.ts';
import { press } from '../message/press.ts';
import { type CompletionEntry, verificationsOf } from '../model/entries.ts';
import type { GroupId } from '../model/ids.ts';
import type { Member, Profile } from '../model/members.ts';
import type { Reads } from '../model/store.ts';
import { itemById, itemTitle, quarterOf } from '../roadmap/lookups.ts';
import type { Roadmap } from '../roadmap/roadmap.ts';
import { skippedItems } from '../rules/plan.ts';
import { askedItems } from '../rules/required.ts';
import { Temporal } from '../time/temporal.ts';
import { shownAddress } from './entry-line.ts';

const NAMES_SHOWN = 5;

/** How a completion is announced now: standing, undone, verified by whom. */
export async function announcementOf(
  read: Reads,
  roadmap: Roadmap,
  entry: CompletionEntry,
): Promise<Message> {
  const [profile] = await read.members.profiles([entry.member]);
  if (profile?.member.visibility === 'hidden') return hiddenAnnouncement();
  const who = profile === undefined ? 'a member' : nameOf(profile);
  const title = itemTitle(roadmap, entry.item);
  if (entry.undoneAt !== undefined) {
    return message(text(rich`${bold(who)} took this stone back: ${bold(title)}`));
  }
  if (profile !== undefined && isBeforeStart(entry, profile.member)) {
    return message(
      text(rich`${bold(who)} did this before their start: ${bold(title)}`),
      quiet('It counts as progress, not for boards.'),
    );
  }
  const progress = await quarterProgress(read, roadmap, entry);
  return message(
    text(
      joined(
        ' · ',
        rich`🪨 ${bold(who)} laid a stone: ${bold(title)}`,
        progress && `Quarter ${progress.quarter}, ${progress.done} of ${progress.of}`,
      ),
    ),
    progress?.completes === true ? text(quarterComplete(progress)) : undefined,
    entry.evidence === undefined
      ? undefined
      : text(link(entry.evidence, shownAddress(entry.evidence))),
    profile === undefined ? undefined : await verifiedLine(read, profile, entry),
    actions(button('Verify', press('done.verify', entry.id))),
  );
}

/** A completion dated before the member's start is progress, but for no board and no announcement. */
export function isBeforeStart({ date }: CompletionEntry, { start }: Member): boolean {
  return Temporal.PlainDate.compare(date, start) < 0;
}

/** In place of an announcement whose entry is deleted. */
export function removedAnnouncement(): Message {
  return message(text('This announcement was removed.'));
}

/** In place of an announcement whose member has become hidden; it comes back when they do. */
function hiddenAnnouncement(): Message {
  return message(text('This stone is not shown at present.'));
}

export type QuarterProgress = {
  readonly quarter: number;
  readonly done: number;
  /** Required deliverables that the plan does not skip, and the others that are done. */
  readonly of: number;
  /** With this completion the last of them was done. */
  readonly completes: boolean;
};

/** "Quarter 1, 2 of 4": counted up to this completion, so that it does not change under the reader. */
export async function quarterProgress(
  read: Pick<Reads, 'completions' | 'plans'>,
  roadmap: Roadmap,
  entry: CompletionEntry,
): Promise<QuarterProgress | undefined> {
  const number = itemById(roadmap, entry.item)?.quarter;
  const quarter = number === undefined ? undefined : quarterOf(roadmap, number);
  if (quarter === undefined) return undefined;
  const [completions, changes] = await Promise.all([
    read.completions.ofMember(entry.member),
    read.plans.changes(entry.member),
  ]);
  const done = new Set(completions.filter(({ id }) => id <= entry.id).map(({ item }) => item));
  const skipped = skippedItems(changes);
  const items = askedItems(quarter.deliverables, done, skipped);
  const last = items.done.find(({ id }) => id === entry.item);
  const required = last !== undefined && !last.optional && !skipped.has(last.id);
  return {
    quarter: quarter.number,
    done: items.done.length,
    of: items.asked.length,
    completes: required && items.done.length === items.asked.length,
  };
}

/** "**Quarter 1 is complete**". */
export function quarterComplete({ quarter }: QuarterProgress): Rich {
  return bold(`Quarter ${quarter} is complete`);
}

/** "✓ Ben, Chioma · 2 verifications"; nothing while nobody has looked at it. The first one of a member is said. */
async function verifiedLine(
  read: Reads,
  owner: Profile,
  entry: CompletionEntry,
): Promise<Block | undefined> {
  const verifications = verificationsOf(entry);
  if (verifications === 0) return undefined;
  const names = await verifierNames(read, owner.member.group, entry);
  const count = verifications > 1 ? `${verifications} verifications` : undefined;
  const others = (await read.completions.ofMember(entry.member)).filter(
    ({ id }) => id !== entry.id,
  );
  const first = others.every((other) => verificationsOf(other) === 0);
  const milestone = first ? rich`${nameOf(owner)}’s first verified stone` : undefined;
  return quiet(joined(' · ', rich`✓ ${names}`, count, milestone));
}

async function verifierNames(read: Reads, group: GroupId, entry: CompletionEntry): Promise<Rich> {
  const named = await Promise.all(
    entry.verifiedBy.slice(0, NAMES_SHOWN).map(async (person): Promise<Rich> => {
      const member = await read.members.byGroupAndPerson(group, person);
      const [profile] = member === undefined ? [] : await read.members.profiles([member.id]);
      return profile === undefined ? 'a member' : nameOf(profile);
    }),
  );
  const nameless = Array.from({ length: entry.namelessVerifications }, () => 'a member');
  const names = [...named, ...nameless].slice(0, NAMES_SHOWN);
  const more = verificationsOf(entry) - names.length;
  return joined(' ', joined(', ', ...names), more > 0 ? `and ${more} more` : undefined);
}
