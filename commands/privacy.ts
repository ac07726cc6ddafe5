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
import { exportFile } from './privacy/read-export.ts';

/** How long the question "delete everything?" can be answered. */
const CONFIRM_WITHIN = { minutes: 10 };

export const privacy = defineCommand({
  name: 'privacy',
  about: 'All that is stored about you, as a file; or delete it',
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

async function exported({ read, roadmapOf, now }: Context, { person }: Account): Promise<Outcome> {
  const file = await exportFile(read, person, roadmapOf, now);
  return {
    kind: 'message',
    audience: 'asker',
    replaces: false,
    message: message(
      text(rich`All that Cairn stores about you: ${bold(file.name)}`),
      quiet(
        rich`In all groups, from all your accounts. Delete it with ${typed('privacy delete')}.`,
      ),
    ),
    files: [file],
  };
}

async function askOnce({ read, now }: Context, { person }: Account): Promise<Outcome> {
  const { memberships, accounts } = await read.privacy.recordOf(person);
  // After linking, a group can hold two memberships of one person.
  const groups = new Map(memberships.map(({ group }) => [group.id, group.name]));
  const entries = memberships.reduce((sum, each) => sum + each.entries.length, 0);
  const until = Math.floor(now.add(CONFIRM_WITHIN).epochMilliseconds / 1000);
  return answer(
    message(
      text(bold('Delete all that is stored about you?')),
      list([
        counted(entries, 'entry', 'entries'),
        rich`${counted(groups.size, 'group')}: ${names([...groups.values()])}`,
        rich`${counted(accounts.length, 'account')}: ${names(accounts.map(({ name, surface }) => `${name} on ${PLATFORMS[surface].name}`))}`,
      ]),
      text('This cannot be undone. The button works for 10 minutes.'),
      actions(button('Delete everything', press('privacy.delete', person, until), 'danger')),
      quiet(rich`A copy first? ${typed('privacy export')}`),
    ),
  );
}

function names(all: readonly string[]): string {
  return all.length === 0 ? 'none' : all.join(', ');
}

/** The button names the person and until when it works: it can be pressed long after, or after a link. */
async function confirmed(
  tx: Transaction,
  { account, now }: Context,
  [person, until]: readonly string[],
): Promise<Outcome> {
  const current = account && (await tx.accounts.byId(account.id));
  if (current === undefined) return nothingStored();
  if (String(current.person) !== person || !(now.epochMilliseconds <= Number(until) * 1000)) {
    return answer(
      message(
        text(
          rich`That question has expired. Nothing was deleted. Ask again: ${typed('privacy delete')}.`,
        ),
      ),
    );
  }
  const deleted = await tx.privacy.deletePerson(current.person, now);
  // Answers to others are kept for a short while too, and may show the name or a link of who is gone.
  await tx.answers.forgetBefore(now.add({ milliseconds: 1 }));
  return replacement(said(deleted), { kind: 'unname' }, { kind: 'scrub' });
}

/** Counts alone: this answer is kept for a redelivery, and must tell nothing of who is gone. */
function said(deleted: DeletedPerson) {
  const { entries, memberships, accounts, announcements, perhapsAnnounced } = deleted;
  return message(
    text(bold('Everything is deleted.')),
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
