// A message as Slack's calls, acknowledgements and response_urls carry it.
import type { RespondArguments } from '@slack/bolt';
import type { Answer } from '#core/command/answer.ts';
import type { Message } from '#core/message/message.ts';
import { renderSlack } from '#render/slack/message.ts';
import { type Target, viewerOf } from './target.ts';

export type MessageAnswer = Extract<Answer, { readonly kind: 'message' }>;

export function contentOf(target: Target, shown: Message) {
  const { blocks, text } = renderSlack(shown, viewerOf(target));
  return { text, unfurl_links: false, unfurl_media: false, ...(blocks.length > 0 && { blocks }) };
}

/** An answer, as acknowledgements and response_urls carry it. */
export function response(target: Target, { message, audience }: MessageAnswer): RespondArguments {
  const response_type = audience === 'channel' ? 'in_channel' : 'ephemeral';
  return { response_type, ...contentOf(target, message) };
}
