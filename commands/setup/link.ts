// /setup link: one group in two places.

import type { Outcome } from '#core/command/answer.ts';
import type { Context } from '#core/command/command.ts';
import { bold, rich, command as typed } from '#core/message/inline.ts';
import type { JoinCode } from '#core/reading/read-code.ts';
import { codeAnswer } from '../link/code-answers.ts';
import { issueCode } from '../link/join-code.ts';
import { adminAccount } from './admin.ts';
import { noGroup, noPlace } from './answers.ts';
import { joinGroup } from './join-group.ts';

export type LinkWish = { readonly code?: JoinCode | undefined };

/** One group in two places: an admin of the one is given a code, an admin of the other uses it there. */
export async function setupLink(context: Context, { code }: LinkWish): Promise<Outcome> {
  const { ask, group, now } = context;
  if (ask.place === undefined) return noPlace();
  const workspace = ask.place;
  if (code !== undefined) {
    return context.writeOnce(async (tx) =>
      joinGroup(tx, context, workspace, await adminAccount(tx, context), code),
    );
  }
  if (group === undefined) return noGroup();
  return context.writeOnce(async (tx) => {
    const by = await adminAccount(tx, context);
    return codeAnswer({
      code: await issueCode(tx, by, { kind: 'group', group: group.id }, now),
      what: rich`An admin of the other server or workspace types it there, to join that place to ${bold(group.name)}:`,
      command: 'setup',
      options: { action: 'link' },
      caution: 'Give it to that admin and nobody else.',
      again: typed('setup link'),
    });
  });
}
