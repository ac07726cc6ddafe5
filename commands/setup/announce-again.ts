// Send again: an announcement that is not known to be in its channel is posted once more, because an admin says so.
import { answer, type Outcome, turnedPage } from '#core/command/answer.ts';
import type { Context } from '#core/command/command.ts';
import { rich } from '#core/message/inline.ts';
import { divider, message, text } from '#core/message/message.ts';
import { announcementId } from '#core/model/ids.ts';
import { announcementLine } from './announcement-blocks.ts';
import { noGroup } from './answers.ts';
import { statusBlocks } from './status.ts';

/** Pressed twice, or on one that is there by now: nothing is changed. The status follows in each case. */
export async function announceAgain(context: Context, arg: string | undefined): Promise<Outcome> {
  const { group, now } = context;
  if (group === undefined) return noGroup();
  return context.writeOnce(async (tx) => {
    const id = announcementId(arg);
    const announcement = id === undefined ? undefined : await tx.announcements.byId(id);
    const line = announcement && (await announcementLine(tx, context, group, announcement));
    if (announcement?.group !== group.id || line === undefined) {
      return answer(message(text('That announcement is no longer there. Nothing was changed.')));
    }
    const asked = await tx.announcements.sendAgain(announcement.id, now);
    const said = asked
      ? rich`${line}: sent again.`
      : rich`${line}: already ${announcement.state === 'sent' ? 'announced' : 'on its way'}. Nothing was changed.`;
    const blocks = await statusBlocks(tx, context, group);
    const page = message(text(said), divider(), ...blocks);
    return turnedPage(
      context,
      page,
      ...(asked ? [{ kind: 'announce', entry: announcement.entry } as const] : []),
    );
  });
}
