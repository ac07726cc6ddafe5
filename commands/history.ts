// /history: recent entries, latest date first, a page at a time.
import { answer, defineCommand, type GroupContext, type Outcome } from '#core/command/command.ts';
import { optional, optionalChoice } from '#core/command/option.ts';
import { bold, joined, rich, command as typed } from '#core/message/inline.ts';
import {
  actions,
  button,
  list,
  type Message,
  message,
  quiet,
  text,
} from '#core/message/message.ts';
import { press } from '#core/message/press.ts';
import type { EntryKind } from '#core/model/entry.ts';
import type { MemberId } from '#core/model/ids.ts';
import type { Member } from '#core/model/member.ts';
import { entryLines } from '#core/views/entry-line.ts';
import { findMember } from '#core/views/find-member.ts';
import { turnedPage } from '#core/views/in-place.ts';
import { mentionOf } from '#core/views/names.ts';
import { notJoinedYet } from '#core/views/not-joined-yet.ts';

const PAGE = 8;
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
  examples: ['', 'hours', 'completions member:@Ben'],
  options: {
    kind: optionalChoice(KINDS, 'Which entries'),
    member: optional('user', 'Somebody else; their completions are shown'),
  },
  needs: 'group',
  async run(context, { kind, member: user }) {
    if (user === undefined || user.userId === context.ask.asker.userId) {
      return context.member === undefined
        ? notJoinedYet()
        : answer(await page(context, context.member, kind ?? 'all', 0));
    }
    const found = await findMember(context, user);
    if (found.kind === 'refused') return found.outcome;
    if (kind !== undefined && kind !== 'completions') return completionsAlone();
    return answer(await page(context, found.member, 'completions', 0));
  },
  actions: {
    page: async (context, { args: [kind, member, offset] }) => {
      const subject = await context.read.memberById(Number(member) as MemberId);
      const kinds = KINDS.find((candidate) => candidate === kind);
      if (subject === undefined || kinds === undefined || !mayRead(context, subject, kinds)) {
        return completionsAlone();
      }
      return turnedPage(
        context,
        await page(context, subject, kinds, Math.max(0, Number(offset) || 0)),
      );
    },
  },
});

/** A button's id can be made up: what may be read is checked again. */
function mayRead({ member, group }: GroupContext, subject: Member, kinds: Kinds): boolean {
  if (subject.group !== group.id) return false;
  if (subject.id === member?.id) return true;
  return kinds === 'completions' && subject.visibility === 'public';
}

async function page(
  context: GroupContext,
  subject: Member,
  kinds: Kinds,
  offset: number,
): Promise<Message> {
  const { read, roadmap, today, member } = context;
  const kind = ENTRY_KINDS[kinds];
  const found = await read.history(subject.id, {
    ...(kind && { kind }),
    offset,
    limit: PAGE + 1,
  });
  const entries = found.slice(0, PAGE);
  const [profile] = subject.id === member?.id ? [] : await read.profiles([subject.id]);
  const whose = profile === undefined ? 'Your history' : rich`${mentionOf(profile, false)}`;
  const turn = (label: string, to: number) =>
    button(label, press('history.page', kinds, subject.id, to));
  return message(
    text(joined(' · ', bold(whose), kinds === 'all' ? undefined : kinds)),
    entries.length === 0
      ? text(offset === 0 ? 'Nothing is logged yet.' : 'There is nothing older.')
      : list(entries.map((entry) => entryLines(entry, roadmap, today))),
    actions(
      found.length > PAGE ? turn('Older', offset + PAGE) : undefined,
      offset > 0 ? turn('Newer', Math.max(0, offset - PAGE)) : undefined,
    ),
  );
}

function completionsAlone(): Outcome {
  return answer(
    message(
      text('Of others, completions alone are shown.'),
      quiet(rich`For example ${typed('history completions member:@Ben')}.`),
    ),
  );
}
