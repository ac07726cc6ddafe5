// Shows answers where they belong: to the asker alone, to the channel, in place of a message, as a form.
import { randomBytes } from 'node:crypto';
import type { Answer } from '#core/command/answer.ts';
import { apology } from '#core/command/refusals.ts';
import type { Form } from '#core/message/form.ts';
import { type Message, message, quiet, text } from '#core/message/message.ts';
import type { Log } from '#core/model/log.ts';
import { renderSlackForm } from '#render/slack/form.ts';
import type { SlackApi } from '../connect/api.ts';
import { sendFiles, withWhereabouts } from './files.ts';
import { contentOf, type MessageAnswer, response } from './message-content.ts';
import { modalOf, placeView } from './modal.ts';
import type { Posting } from './posting.ts';
import { respondTo } from './response-url.ts';
import { metadataFor, type Target } from './target.ts';

/** What it takes to show an answer. */
export type AnswerContext = {
  readonly api: SlackApi;
  readonly posting: Pick<Posting, 'post' | 'edit'>;
  readonly log: Log;
};

/** An answer that cannot be made is a bug of ours; what it tells of stands, so the asker gets an apology. */
export async function showAnswer(
  context: AnswerContext,
  target: Target,
  answer: Answer,
): Promise<void> {
  try {
    await show(context, target, answer);
  } catch (error) {
    const reference = randomBytes(4).toString('hex');
    context.log.error({ err: error, reference }, 'an answer could not be shown');
    await show(context, target, apology(reference, answer));
  }
}

async function show(context: AnswerContext, target: Target, answer: Answer): Promise<void> {
  switch (answer.kind) {
    case 'message':
      return showMessage(context, target, await withItsFiles(context, target, answer));
    case 'form':
      return openForm(context, target, answer.form);
    case 'nothing':
      return;
  }
}

/** Sends files first, so that the answer can say whether they arrived. */
async function withItsFiles(
  context: AnswerContext,
  { userId }: Target,
  { files = [], ...answer }: MessageAnswer,
): Promise<MessageAnswer> {
  if (files.length === 0) return answer;
  const arrived = await sendFiles(context, userId, files);
  return { ...answer, message: withWhereabouts(answer.message, arrived) };
}

/** Opens a form, or puts it in the modal that is open. */
async function openForm(context: AnswerContext, target: Target, form: Form): Promise<void> {
  const view = renderSlackForm(form, metadataFor(target, form));
  if (await placeView(context, target, view)) return;
  if (target.modal !== undefined) return directly(context, target, NOT_OPENED);
  const answer = { kind: 'message', message: NOT_OPENED } as const;
  await showMessage(context, target, { ...answer, audience: 'asker', replaces: false });
}

const NOT_OPENED = message(
  text('The form could not be opened in time. Nothing was changed.'),
  quiet('Please send the command or press the button once more.'),
);

async function showMessage(
  context: AnswerContext,
  target: Target,
  answer: MessageAnswer,
): Promise<void> {
  if (target.modal !== undefined) {
    if (await placeView(context, target, modalOf(target, answer))) return;
    return directly(context, target, answer.message);
  }
  if (await replacedInChannel(context, target, answer)) return;
  if (answer.audience === 'channel') return showToAll(context, target, answer);
  const replaces = answer.replaces && target.pressed !== undefined;
  const byAddress = () => throughAddress(target, answer, replaces);
  const inChannel = () => inTheChannel(context, target, answer.message);
  // The address of the command that opened a form may have lapsed while it was filled in.
  const ways = target.fromForm && !replaces ? [inChannel, byAddress] : [byAddress, inChannel];
  for (const way of ways) if (await way()) return;
  await directly(context, target, answer.message);
}

/** Shown twice to one person is better than not at all: what gets no clear answer is sent again. */
async function throughAddress(target: Target, answer: MessageAnswer, replaces: boolean) {
  if (target.responseUrl === undefined) return false;
  const body = { ...response(target, answer), replace_original: replaces };
  return (await respondTo(target.responseUrl, body, true)) === 'shown';
}

/** Never twice: only what Slack has refused for certain is posted another way. */
async function showToAll(
  { posting, log }: AnswerContext,
  target: Target,
  answer: MessageAnswer,
): Promise<void> {
  const { workspaceId, channelId, responseUrl } = target;
  const body = { ...response(target, answer), replace_original: false };
  const responded =
    responseUrl === undefined ? 'refused' : await respondTo(responseUrl, body, false);
  if (responded === 'shown') return;
  if (responded === 'refused' && channelId !== undefined) {
    const outcome = await posting.post({ workspaceId, channelId }, answer.message, 'first');
    if (outcome.kind === 'sent') return;
  }
  log.warn({ responded }, 'an answer for a channel was not shown for certain');
}

/** Edits of a message that many press on go through one queue, so that the newest comes last. */
async function replacedInChannel(
  { posting }: AnswerContext,
  { channelId, pressed, workspaceId }: Target,
  answer: MessageAnswer,
): Promise<boolean> {
  if (!answer.replaces || pressed?.public !== true || channelId === undefined) return false;
  const outcome = await posting.edit({ workspaceId, channelId }, pressed.ts, answer.message);
  return outcome.kind === 'edited';
}

async function inTheChannel(
  { api }: AnswerContext,
  target: Target,
  shown: Message,
): Promise<boolean> {
  const { userId: user, channelId: channel } = target;
  if (channel === undefined) return false;
  const content = contentOf(target, shown);
  const called = await api.once((client) =>
    client.chat.postEphemeral({ channel, user, ...content }),
  );
  return called.ok;
}

async function directly(
  { api, log }: AnswerContext,
  target: Target,
  shown: Message,
): Promise<void> {
  const content = contentOf(target, shown);
  const sent = await api.once((client) =>
    client.chat.postMessage({ channel: target.userId, ...content }),
  );
  if (!sent.ok) log.warn({ code: sent.failure.code }, 'an answer could not be shown');
}
