// /privacy: all that is stored about a person, as a file, or gone for good.
import { answer, type Outcome, replacement } from '#core/command/answer.ts';
import { type Context, defineCommand } from '#core/command/command.ts';
import { bold, rich, command as typed } from '#core/message/inline.ts';
import { actions, button, list, message, quiet, text } from '#core/message/message.ts';
import { press } from '#core/message/press.ts';
import type { Account } from '#core/model/accounts.ts';
import { PLATFORMS, platformNames } from '#core/model/platforms.ts';
import type { DeletedPerson } from '#core/model/privacy.ts';
import type { Transaction } from '#core/model/store.ts';
import { requiredChoice } from '#core/options/option.ts';
import { counted } from '#core/text/counted.ts';
import { announcementsFollow } from './entries/own-announcements.ts';
import { currentSeal, isJoinedLately, partLately, sideSeal } from './privacy/own-side.ts';
import { exportFile } from './privacy/read-export.ts';

/** How long the question "delete everything?" can be answered. */
const CONFIRM_WITHIN = { minutes: 10 };

export const privacy = defineCommand({
  name: 'privacy',
  about: 'All that is stored about you, as a file; or delete it',
  use: 'my settings',
  examples: ['export', 'delete'],
  options: { action: requiredChoice(['export', 'delete'], 'What to do with your data') },
  needs: 'nothing',
  unchanged: 'Nothing was deleted.',
  async run(context, { action }) {
    const { account } = context;
    if (account === undefined) return nothingStored();
    return action === 'export' ? exported(context, account) : askOnce(context, account);
  },
  actions: {
    delete: (context, { args }) => context.writeOnce((tx) => confirmed(tx, context, args)),
  },
});

async function exported(context: Context, account: Account): Promise<Outcome> {
  const { read, roadmapOf, now } = context;
  const alone = await isJoinedLately(read, account, now);
  const file = alone
    ? await context.rehearse(async (tx) => {
        const { person, parted } = await partLately(tx, account, now);
        return exportFile(tx, person, roadmapOf, now, parted);
      })
    : await exportFile(read, account.person, roadmapOf, now);
  return {
    kind: 'message',
    audience: 'asker',
    replaces: false,
    message: message(
      text(rich`All that Cairn stores about you: ${bold(file.name)}`),
      quiet(
        alone
          ? rich`Of your own side: an account joined less than 7 days ago exports and deletes its own. Delete yours with ${typed('privacy delete')}.`
          : rich`In all groups, from all your accounts. Delete it with ${typed('privacy delete')}.`,
      ),
    ),
    files: [file],
  };
}

async function askOnce(context: Context, account: Account): Promise<Outcome> {
  const { read, now } = context;
  const alone = await isJoinedLately(read, account, now);
  const { memberships, accounts } = alone
    ? await context.rehearse(async (tx) =>
        tx.privacy.recordOf((await partLately(tx, account, now)).person),
      )
    : await read.privacy.recordOf(account.person);
  // After linking, a group can hold two memberships of one person.
  const groups = new Map(memberships.map(({ group }) => [group.id, group.name]));
  const entries = memberships.reduce((sum, each) => sum + each.entries.length, 0);
  const until = Math.floor(now.add(CONFIRM_WITHIN).epochMilliseconds / 1000);
  return answer(
    message(
      text(
        bold(
          alone
            ? 'Delete all that is stored about your own side, and part it from the other?'
            : 'Delete all that is stored about you?',
        ),
      ),
      list([
        counted(entries, 'entry', 'entries'),
        rich`${counted(groups.size, 'group')}: ${names([...groups.values()])}`,
        rich`${counted(accounts.length, 'account')}: ${names(accounts.map(({ name, surface }) => `${name} on ${PLATFORMS[surface].name}`))}`,
      ]),
      text('This cannot be undone. The button works for 10 minutes.'),
      actions(
        button('Delete everything', press('privacy.delete', sideSeal(accounts), until), 'danger'),
      ),
      quiet(rich`A copy first? ${typed('privacy export')}`),
    ),
  );
}

function names(all: readonly string[]): string {
  return all.length === 0 ? 'none' : all.join(', ');
}

/** The button says whose accounts it was shown for and until when it works: it can be pressed after a link, or long after. */
async function confirmed(
  tx: Transaction,
  { account, now }: Context,
  [seal, until]: readonly string[],
): Promise<Outcome> {
  const current = account && (await tx.accounts.byId(account.id));
  if (current === undefined) return nothingStored();
  if (
    (await currentSeal(tx, current, now)) !== seal ||
    !(now.epochMilliseconds <= Number(until) * 1000)
  ) {
    return answer(
      message(
        text(
          rich`That question has expired. Nothing was deleted. Ask again: ${typed('privacy delete')}.`,
        ),
      ),
    );
  }
  const before = await tx.accounts.ofPerson(current.person);
  const { person } = await partLately(tx, current, now);
  const deleted = await tx.privacy.deletePerson(person, now);
  const others = await Promise.all(before.map(({ id }) => tx.accounts.byId(id)));
  const persons = new Set(others.flatMap((each) => each?.person ?? []));
  const records = await Promise.all([...persons].map((each) => tx.privacy.recordOf(each)));
  // Answers to others are kept for a short while too, and may show the name or a link of who is gone.
  await tx.answers.forgetBefore(now.add({ milliseconds: 1 }));
  return replacement(
    said(deleted, persons.size > 0),
    ...records.flatMap((record) => announcementsFollow(record)),
    { kind: 'unname' },
    { kind: 'scrub' },
  );
}

/** Counts alone: this answer is kept for a redelivery, and must tell nothing of who is gone. */
function said(deleted: DeletedPerson, parted: boolean) {
  const { entries, memberships, accounts, announcements, perhapsAnnounced } = deleted;
  return message(
    text(bold('Everything is deleted.')),
    parted
      ? text('What was joined less than 7 days ago is parted, and keeps its own side.')
      : undefined,
    list([
      `${counted(entries, 'entry', 'entries')}, ${counted(memberships, 'membership')}, ${counted(accounts, 'account')}, with every note, review and link`,
      announcements === 0 && perhapsAnnounced === 0
        ? 'Nothing of yours was announced in a channel'
        : `${counted(announcements, 'announcement')} in channels: each now says that it was removed, unless the platform no longer lets it be edited`,
    ]),
    text('What Cairn cannot reach'),
    list([
      ...(perhapsAnnounced > 0 ? [perhapsSeen(perhapsAnnounced)] : []),
      'Backups of the database: they lapse as newer ones take their place',
      `What ${platformNames('or')} keep themselves: your own messages, and answers that you were shown`,
      'Weekly posts that named you, and what you shared in a channel: who manages it can delete them',
    ]),
  );
}

function perhapsSeen(count: number): string {
  const rest = count === 1 ? 'it may still be seen' : 'they may still be seen';
  return `${counted(count, 'announcement')} of which no platform said whether it arrived: ${rest} in the channel; who manages it can delete what is there`;
}

function nothingStored(): Outcome {
  return answer(message(text('Nothing is stored about you.')));
}
