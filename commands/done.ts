// /done: completes an item. A deliverable is announced, with a button for others to verify it.
import {
  answer,
  defineCommand,
  type Effect,
  type MemberContext,
  type Outcome,
  replacement,
} from '#core/command/command.ts';
import { optional, required } from '#core/command/option.ts';
import { bold, joined, link, rich } from '#core/message/inline.ts';
import { actions, button, message, quiet, quote, text } from '#core/message/message.ts';
import { press } from '#core/message/press.ts';
import type { CompletionEntry } from '#core/model/entry.ts';
import { entryId } from '#core/model/ids.ts';
import type { Transaction } from '#core/ports/store.ts';
import type { Channel } from '#core/ports/surface.ts';
import { formatDate } from '#core/reading/format-date.ts';
import type { Item } from '#core/roadmap/roadmap.ts';
import { announcementOf } from '#core/views/announcement.ts';
import { shownAddress } from '#core/views/entry-line.ts';

export const done = defineCommand({
  name: 'done',
  about: 'Complete an item; a deliverable is announced for others to verify',
  examples: [
    'mlflow-tracking evidence:https://github.com/ana/mlflow',
    '"Docker fundamentals"',
    '"Dockerized application" date:yesterday',
  ],
  options: {
    item: required('item', 'What you have completed'),
    evidence: optional('link', 'A link to it, for others to look at'),
    date: optional('date', 'When: today, yesterday, last friday, 2026-03-02'),
    note: optional('note', 'Anything worth remembering'),
  },
  needs: 'member',
  unchanged: 'Nothing was logged.',
  async run(context, { item, evidence, date = context.today, note }) {
    const { member, account, now } = context;
    return context.once(async (tx) => {
      const standing = await tx.completion(member.id, item.id);
      if (standing !== undefined) return doneAlready(context, item, standing);
      const entry = await tx.addEntry(
        {
          kind: 'completion',
          member: member.id,
          account: account.id,
          date,
          item: item.id,
          itemKind: item.kind,
          ...(evidence !== undefined && { evidence }),
          ...(note !== undefined && { note }),
        },
        now,
      );
      if (entry.kind !== 'completion') throw new Error('a completion was stored as something else');
      const channels = await announceIn(tx, context, entry);
      for (const channel of channels) await tx.addAnnouncement({ entry: entry.id, ...channel });
      return completed(context, item, entry, channels);
    });
  },
  actions: {
    verify: (context, { args }) =>
      context.once(async (tx) => {
        const id = entryId(args[0]);
        const entry = id === undefined ? undefined : await tx.entry(id);
        if (entry?.kind !== 'completion') return gone();
        return verify(tx, context, entry);
      }),
  },
});

type AnnouncedIn = Channel & { readonly surface: MemberContext['ask']['surface'] };

/** The channel of each of the group's places; where none is set, where it was typed (design section 5). */
async function announceIn(
  tx: Transaction,
  { ask, group, member }: MemberContext,
  entry: CompletionEntry,
): Promise<readonly AnnouncedIn[]> {
  if (entry.itemKind !== 'deliverable' || member.visibility === 'hidden') return [];
  if (beforeStart(entry, member.start)) return [];
  const places = await tx.places(group.id);
  return places.flatMap(({ surface, workspaceId, channelId }) => {
    const here = surface === ask.surface && workspaceId === ask.place?.workspaceId && !ask.direct;
    const channel = channelId ?? (here ? ask.channelId : undefined);
    return channel === undefined ? [] : [{ surface, workspaceId, channelId: channel }];
  });
}

function beforeStart(entry: CompletionEntry, start: MemberContext['member']['start']): boolean {
  return start.since(entry.date).sign > 0;
}

function completed(
  context: MemberContext,
  item: Item,
  entry: CompletionEntry,
  channels: readonly AnnouncedIn[],
): Outcome {
  const { today, member } = context;
  const announce: Effect = { kind: 'announce', entry: entry.id };
  return answer(
    message(
      text(
        joined(
          ' · ',
          rich`${item.kind === 'deliverable' ? '🪨' : '✓'} ${bold(item.title)} is done`,
          formatDate(entry.date, today),
          `Quarter ${item.quarter}`,
        ),
      ),
      entry.evidence === undefined
        ? undefined
        : text(link(entry.evidence, shownAddress(entry.evidence))),
      entry.note === undefined ? undefined : quote(entry.note),
      hint(item, entry, beforeStart(entry, member.start), channels.length),
      actions(button('Undo', press('undo.entry', entry.id))),
    ),
    ...(channels.length > 0 ? [announce] : []),
  );
}

function hint(item: Item, entry: CompletionEntry, early: boolean, channels: number) {
  if (early) return quiet('Dated before your start: it counts as progress, not for boards.');
  if (item.kind !== 'deliverable') return undefined;
  if (channels === 0) return quiet('It is not announced.');
  return quiet(
    entry.evidence === undefined
      ? 'Announced, with a button for others to verify it.'
      : 'Announced with your link, and a button for others to verify it.',
  );
}

function doneAlready({ today }: MemberContext, item: Item, standing: CompletionEntry): Outcome {
  return answer(
    message(
      text(
        rich`${bold(item.title)} is done already, on ${formatDate(standing.date, today)}. Nothing was changed.`,
      ),
      actions(button('Undo', press('undo.entry', standing.id))),
    ),
  );
}

function gone(): Outcome {
  return answer(message(text('That completion is no longer there. Nothing was changed.')));
}

async function verify(
  tx: Transaction,
  { member, group, roadmap, now, ask }: MemberContext,
  entry: CompletionEntry,
): Promise<Outcome> {
  const owner = await tx.memberById(entry.member);
  if (owner === undefined || owner.group !== group.id || entry.undoneAt !== undefined)
    return gone();
  if (owner.person === member.person) {
    return answer(message(text('Somebody else has to verify your stone. Nothing was changed.')));
  }
  await tx.toggleVerification(entry.id, member.person, now);
  const current = await tx.entry(entry.id);
  if (current?.kind !== 'completion') return gone();
  const shown = await announcementOf(tx, roadmap, current);
  const effect: Effect = { kind: 'announce', entry: entry.id };
  return ask.did.kind === 'press' ? replacement(shown, effect) : answer(shown, effect);
}
