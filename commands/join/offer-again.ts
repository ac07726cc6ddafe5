// What was typed before joining, and refused for that: offered once more, as a button that does it.
import type { Command, GroupContext } from '#core/command/command.ts';
import { actions, type Block, button, text } from '#core/message/message.ts';
import { BESIDE, press } from '#core/message/press.ts';
import type { Account } from '#core/model/accounts.ts';
import type { Draft } from '#core/model/drafts.ts';
import { draftId } from '#core/model/ids.ts';
import type { Transaction } from '#core/model/store.ts';
import { kindOf } from '#core/options/option.ts';
import { readTime } from '#core/reading/read-time.ts';
import { sentenceCase } from '#core/text/sentence-case.ts';
import { formatMinutes } from '#core/time/format-time.ts';

/** `args` is what the Join button was given: a draft's id, or the command and its values. */
export async function offerAgain(
  tx: Transaction,
  { ask, commands, now }: GroupContext,
  args: readonly string[],
): Promise<readonly (Block | undefined)[]> {
  const { workspaceId, userId } = ask.asker;
  const account = await tx.accounts.byUser({ surface: ask.surface, workspaceId, userId });
  const draft = account && (await draftBy(tx, account, args, { commands, now }));
  const command = commands.find(({ name }) => name === draft?.command);
  const label = command && draft && labelOf(command, draft.values);
  if (label === undefined) return [];
  return [
    text('What you typed before joining:'),
    // Beside the message, whose other buttons set how one is nudged.
    actions(button(label, press('desk.try', draft?.id ?? 0, BESIDE), 'primary')),
  ];
}

/** A button's id can be made up: only a command that there is becomes a draft. */
async function draftBy(
  tx: Transaction,
  account: Account,
  [first, ...given]: readonly string[],
  { commands, now }: Pick<GroupContext, 'commands' | 'now'>,
): Promise<Draft | undefined> {
  const id = draftId(first);
  if (id !== undefined) return tx.drafts.byId(id, account.id);
  const command = commands.find(({ name }) => name === first);
  if (command === undefined) return undefined;
  const values = given.flatMap((arg) => {
    const at = arg.indexOf('=');
    return at < 1 ? [] : [[arg.slice(0, at), arg.slice(at + 1)] as const];
  });
  const draft = { command: command.name, values: Object.fromEntries(values) };
  return tx.drafts.add(account.id, draft, now);
}

/** "Log 2 h learning"; nothing where nothing was typed that could be done now. */
function labelOf(command: Command, values: Draft['values']): string | undefined {
  const said = Object.entries(command.options).flatMap(([name, option]) => {
    const value = String(values[name] ?? '').trim();
    const { wire } = kindOf(option);
    if (value === '' || wire === 'member' || wire === 'channel' || wire === 'file') return [];
    const time = option.kind === 'time' ? readTime(value) : undefined;
    return [time?.ok ? formatMinutes(time.value) : value];
  });
  if (said.length > 0) return sentenceCase([command.name, ...said].join(' '));
  const opensForm = Object.values(command.options).some(({ required }) => required);
  return opensForm ? (command.shortcut?.label ?? sentenceCase(command.name)) : undefined;
}
