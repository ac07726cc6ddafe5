// /setup channel: where Cairn posts; tried by a post before anything is saved.
import { answer, type Outcome } from '#core/command/answer.ts';
import type { Context } from '#core/command/command.ts';
import type { PostOutcome } from '#core/command/surface.ts';
import { rich, command as typed } from '#core/message/inline.ts';
import { message, quiet, text } from '#core/message/message.ts';
import { adminAccount, adminMention } from './admin.ts';
import { channelInline, noGroup, noPlace } from './answers.ts';

export type ChannelWish = { readonly channel?: string | undefined };

export async function setupChannel(context: Context, values: ChannelWish): Promise<Outcome> {
  const { ask, place } = context;
  const channelId = values.channel ?? ask.channelId;
  if (place === undefined) return noGroup();
  if (channelId === undefined) return noPlace();
  const posted = await context.post(
    { workspaceId: place.workspaceId, channelId },
    message(text(rich`Cairn posts here, set up by ${adminMention(context)}.`)),
  );
  if (posted.kind !== 'sent') return notPosted(posted);
  return context.writeOnce(async (tx) => {
    const by = await adminAccount(tx, context);
    await tx.groups.update(place.group, { setUpBy: by });
    await tx.places.update(place.id, { channelId });
    return answer(
      message(
        text(rich`Cairn now posts in ${channelInline(place, channelId)}.`),
        quiet(
          rich`One weekly post and at most one checkpoint a day. When: ${typed('setup schedule')}.`,
        ),
      ),
    );
  });
}

function notPosted(outcome: Exclude<PostOutcome, { kind: 'sent' }>): Outcome {
  const why =
    outcome.kind === 'refused'
      ? (outcome.advice ?? REFUSALS[outcome.because])
      : 'The platform did not answer. Please try again in a minute.';
  return answer(message(text(rich`I can't post in that channel. Nothing was saved.`), quiet(why)));
}

/** Where the platform says nothing better. */
const REFUSALS = {
  gone: 'The channel is gone, or Cairn cannot see it. Pick another one.',
  forbidden: 'Let Cairn read and post in that channel, then run this again.',
  'not-a-channel': 'Pick a text channel.',
} as const;
