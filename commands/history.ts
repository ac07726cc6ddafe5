// /history: recent entries, latest date first, a page at a time; one's own can be corrected there.
import { answer, type Outcome, telling, turnedPage } from '#core/command/answer.ts';
import { defineCommand, type GroupContext, type MemberContext } from '#core/command/command.ts';
import { entryForOthers, entryLine, entryLines, entryName } from '#core/entries/entry-line.ts';
import { mayBeLookedUp } from '#core/members/look-up.ts';
import { mentionOf } from '#core/members/names.ts';
import { bold, joined, rich, command as typed } from '#core/message/inline.ts';
import {
  actions,
  type Block,
  button,
  buttonAbout,
  list,
  type Message,
  message,
  quiet,
  text,
} from '#core/message/message.ts';
import { press } from '#core/message/press.ts';
import type { Entry, EntryKind } from '#core/model/entries.ts';
import type { MemberId } from '#core/model/ids.ts';
import type { Member } from '#core/model/members.ts';
import type { Reads } from '#core/model/store.ts';
import { optional, optionalChoice } from '#core/options/option.ts';
import { announcedAnew } from './entries/announcing.ts';
import { entryTotal } from './entries/entry-answer.ts';
import { openEdit, saveEdit } from './entries/entry-edit.ts';
import { ownEntry } from './entries/entry-owner.ts';
import { restoreEntryOffer } from './entries/restoring.ts';
import { setFromNote } from './entries/set-from-note.ts';
import { findMember } from './members/find-member.ts';
import { notJoinedYet } from './members/not-joined-yet.ts';

/** Discord allows 40 components a message: an entry of one's own has a text, a row and two buttons. */
const OWN_PAGE = 5;
const OTHERS_PAGE = 8;
const KINDS = ['hours', 'completions', 'metrics', 'all'] as const;
type Kinds = (typeof KINDS)[number];

const ENTRY_KINDS: Readonly<Record<Kinds, EntryKind | undefined>> = {
  hours: 'hours',
  completions: 'completion',
  metrics: 'metric',
  all: undefined,
};

export const history = defineCommand({
  name: 'history',
  about: 'Recent entries, yours or the completions of another member',
  use: 'sometimes',
  examples: ['', 'hours', 'completions member:@Ben'],
  options: {
    kind: optionalChoice(KINDS, 'Which entries'),
    member: optional('member', 'Somebody else; their completions are shown'),
  },
  needs: 'group',
  async run(context, { kind, member: user }) {
    if (user === undefined || user.userId === context.ask.asker.userId) {
      return context.member === undefined
        ? notJoinedYet()
        : answer(await page(context, context.member, kind ?? 'all', 0));
    }
    const found = await findMember(context, user, (one) =>
      press('history', `member=${one}`, ...(kind === undefined ? [] : [`kind=${kind}`])),
    );
    if (!found.ok) return found.outcome;
    if (found.value.id === context.member?.id) {
      return answer(await page(context, found.value, kind ?? 'all', 0));
    }
    // All that may be seen of somebody else is their completions.
    if (kind === 'hours' || kind === 'metrics') return completionsAlone();
    return answer(await page(context, found.value, 'completions', 0));
  },
  actions: {
    page: async (context, { args: [kind, member, offset] }) => {
      const subject = await context.read.members.byId(Number(member) as MemberId);
      const kinds = kindsOf(kind);
      if (subject === undefined || kinds === undefined || !mayRead(context, subject, kinds)) {
        return completionsAlone();
      }
      return turnedPage(context, await page(context, subject, kinds, offsetOf(offset)));
    },
    undo: (context, { args: [id, kind, offset] }) =>
      asMember(context, (own) => undoHere(own, id, kindsOf(kind) ?? 'all', offsetOf(offset))),
    // From a page, the form carries along which: it shows the page again, with what was changed above it.
    edit: (context, { args: [id, ...page] }) => asMember(context, (own) => openEdit(own, id, page)),
    set: (context, { args }) => asMember(context, (own) => setFromNote(own, args)),
    save: (context, { args: [id, stamp, ...shown], values }) =>
      asMember(context, (own) => {
        const [kind, offset] = shown;
        const rest = async (tx: Reads): Promise<readonly Block[]> => {
          const kinds = kindsOf(kind);
          if (kinds === undefined) return [];
          return (await page({ ...own, read: tx }, own.member, kinds, offsetOf(offset))).blocks;
        };
        return saveEdit(own, { id, stamp, page: shown, values }, rest);
      }),
  },
});

function kindsOf(arg: string | undefined): Kinds | undefined {
  return KINDS.find((candidate) => candidate === arg);
}

function offsetOf(arg: string | undefined): number {
  return Math.min(Math.max(0, Math.trunc(Number(arg)) || 0), Number.MAX_SAFE_INTEGER);
}

/** Reading needs no membership, correcting does. */
async function asMember(
  context: GroupContext,
  act: (context: MemberContext) => Promise<Outcome>,
): Promise<Outcome> {
  const { member, account } = context;
  if (member === undefined || account === undefined) return notJoinedYet();
  return act({ ...context, member, account });
}

/** Undoes an entry of the page, and shows the page without it. */
function undoHere(
  context: MemberContext,
  id: string | undefined,
  kinds: Kinds,
  offset: number,
): Promise<Outcome> {
  const { member, account, now, roadmap, today } = context;
  return context.writeOnce(async (tx) => {
    const own = await ownEntry(tx, member, id);
    if (!own.ok) return own.outcome;
    const entry = own.value;
    const changed = await tx.entries.setUndone(entry.id, true, account.id, now);
    const rest = await page({ ...context, read: tx }, member, kinds, offset);
    const alone = message(
      text(rich`${changed ? 'Undone' : 'Undone already'}: ${entryLine(entry, roadmap, today)}`),
      await entryTotal(tx, context, entry),
      await restoreEntryOffer(tx, context, entry),
    );
    const shown = message(...alone.blocks, ...rest.blocks);
    const effects = await announcedAnew(tx, roadmap, entry);
    return telling(turnedPage(context, shown, ...effects), entry.id, alone);
  });
}

/** A button's id can be made up: what may be read is checked again. */
function mayRead({ member, group }: GroupContext, subject: Member, kinds: Kinds): boolean {
  if (subject.group !== group.id) return false;
  if (subject.id === member?.id) return true;
  return kinds === 'completions' && mayBeLookedUp(subject);
}

async function page(
  context: GroupContext,
  subject: Member,
  kinds: Kinds,
  offset: number,
): Promise<Message> {
  const { read, member } = context;
  const kind = ENTRY_KINDS[kinds];
  const own = subject.id === member?.id;
  const size = own ? OWN_PAGE : OTHERS_PAGE;
  const found = await read.entries.history(subject.id, {
    ...(kind && { kind }),
    offset,
    limit: size + 1,
  });
  const entries = found.slice(0, size);
  const [profile] = own ? [] : await read.members.profiles([subject.id]);
  const whose = profile === undefined ? 'Your history' : rich`${mentionOf(profile, false)}`;
  const turn = (label: string, to: number) =>
    button(label, press('history.page', kinds, subject.id, to));
  return message(
    text(joined(' · ', bold(whose), kinds === 'all' ? undefined : kinds)),
    ...(entries.length === 0
      ? [text(offset === 0 ? 'Nothing is logged yet.' : 'There is nothing older.')]
      : own
        ? entries.flatMap((entry) => correctable(context, entry, kinds, offset))
        : [list(entries.map((entry) => entryForOthers(entry, context.roadmap, context.today)))]),
    actions(
      found.length > size ? turn('Older', offset + size) : undefined,
      offset > 0 ? turn('Newer', Math.max(0, offset - size)) : undefined,
    ),
  );
}

/** An entry of one's own, with its buttons. */
function correctable(
  { roadmap, today }: GroupContext,
  entry: Entry,
  kinds: Kinds,
  offset: number,
): readonly (Block | undefined)[] {
  const about = entryName(entry, roadmap, today);
  return [
    text(entryLines(entry, roadmap, today)),
    actions(
      buttonAbout(about, 'Edit', press('history.edit', entry.id, kinds, offset)),
      buttonAbout(about, 'Undo', press('history.undo', entry.id, kinds, offset)),
    ),
  ];
}

function completionsAlone(): Outcome {
  return answer(
    message(
      text('Of others, completions alone are shown.'),
      quiet(rich`For example ${typed('history completions member:@Ben')}.`),
    ),
  );
}
