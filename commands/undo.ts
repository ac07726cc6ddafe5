// /undo: undoes the latest recorded entry, with a button to restore it.
import {
  answer,
  defineCommand,
  type Effect,
  type MemberContext,
  type Outcome,
  replacement,
} from '#core/command/command.ts';
import { rich } from '#core/message/inline.ts';
import { actions, button, type Message, message, quiet, text } from '#core/message/message.ts';
import { press } from '#core/message/press.ts';
import type { Entry } from '#core/model/entry.ts';
import { entryId } from '#core/model/ids.ts';
import type { Transaction } from '#core/ports/store.ts';
import { roomOn } from '#core/rules/day-limit.ts';
import { entryLine } from '#core/views/entry-line.ts';
import { fullDay } from '#core/views/full-day.ts';
import { weekLine } from '#core/views/week-line.ts';

export const undo = defineCommand({
  name: 'undo',
  about: 'Undo your latest entry; a button restores it',
  examples: [''],
  options: {},
  needs: 'member',
  unchanged: 'Nothing was undone.',
  async run(context) {
    return context.once(async (tx) => {
      const entry = await tx.latestEntry(context.member.id);
      if (entry === undefined) return answer(message(text('There is nothing to undo.')));
      return answer(await undone(tx, context, entry), ...announced(entry));
    });
  },
  actions: {
    entry: (context, { args }) =>
      context.once(async (tx) => {
        const entry = await ownEntry(tx, context, args[0]);
        if (entry === undefined) return notYours();
        return replacement(await undone(tx, context, entry), ...announced(entry));
      }),
    restore: (context, { args }) => context.once((tx) => restored(tx, context, args[0])),
  },
});

/** An entry named by a button, if it is the presser's own. */
async function ownEntry(
  tx: Transaction,
  { member }: MemberContext,
  arg: string | undefined,
): Promise<Entry | undefined> {
  const id = entryId(arg);
  const entry = id === undefined ? undefined : await tx.entry(id);
  return entry?.member === member.id ? entry : undefined;
}

function notYours(): Outcome {
  return answer(message(text('Only who logged an entry can change it. Nothing was changed.')));
}

async function undone(tx: Transaction, context: MemberContext, entry: Entry): Promise<Message> {
  const { account, now, roadmap, today } = context;
  const changed = await tx.setUndone(entry.id, true, account.id, now);
  return message(
    text(rich`${changed ? 'Undone' : 'Undone already'}: ${entryLine(entry, roadmap, today)}`),
    await weekBlock(tx, context, entry),
    actions(button('Restore', press('undo.restore', entry.id))),
  );
}

async function restored(
  tx: Transaction,
  context: MemberContext,
  arg: string | undefined,
): Promise<Outcome> {
  const { account, now, roadmap, today } = context;
  const entry = await ownEntry(tx, context, arg);
  if (entry === undefined) return notYours();
  const obstacle = entry.undoneAt === undefined ? undefined : await inTheWay(tx, context, entry);
  if (obstacle !== undefined) return obstacle;
  const changed = await tx.setUndone(entry.id, false, account.id, now);
  return replacement(
    message(
      text(rich`${changed ? 'Restored' : 'It stands'}: ${entryLine(entry, roadmap, today)}`),
      await weekBlock(tx, context, entry),
      actions(button('Undo', press('undo.entry', entry.id))),
    ),
    ...announced(entry),
  );
}

/** What was logged since may leave no room for what is restored. */
async function inTheWay(
  tx: Transaction,
  { member, today }: MemberContext,
  entry: Entry,
): Promise<Outcome | undefined> {
  if (entry.kind === 'hours') {
    const room = roomOn(await tx.minutesOn(member.id, entry.date));
    return entry.minutes > room
      ? fullDay(entry.date, today, room, 'Nothing was restored.')
      : undefined;
  }
  if (entry.kind === 'completion' && (await tx.completion(member.id, entry.item)) !== undefined) {
    return answer(
      message(
        text('This item has been completed again since. Nothing was restored.'),
        quiet('Undo the later completion first.'),
      ),
    );
  }
  return undefined;
}

async function weekBlock(tx: Transaction, { member, today }: MemberContext, entry: Entry) {
  return entry.kind === 'hours' ? weekLine(tx, member, entry.date, today) : undefined;
}

function announced(entry: Entry): readonly Effect[] {
  const stone = entry.kind === 'completion' && entry.itemKind === 'deliverable';
  return stone ? [{ kind: 'announce', entry: entry.id }] : [];
}
