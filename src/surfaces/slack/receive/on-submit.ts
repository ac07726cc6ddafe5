// Forms that are sent.
import { createHash } from 'node:crypto';
import type { SlackViewMiddlewareArgs, ViewOutput, ViewSubmitAction } from '@slack/bolt';
import { within } from '#async/within.ts';
import type { Answer } from '#core/command/answer.ts';
import type { Message } from '#core/message/message.ts';
import { decodePress, press } from '#core/message/press.ts';
import type { RawValues } from '#core/options/option.ts';
import { renderPlain } from '#render/plain/message.ts';
import { renderSlackForm } from '#render/slack/form.ts';
import { showAnswer } from '../send/answer.ts';
import { readMetadata } from '../send/form-metadata.ts';
import type { MessageAnswer } from '../send/message-content.ts';
import { modalOf, NOTHING_MORE, workingModal } from '../send/modal.ts';
import { metadataFor, type Target, viewerOf } from '../send/target.ts';
import { type Actor, actorAt } from './actor.ts';
import { askOf, targetOf } from './ask.ts';
import type { HandlerContext } from './handler-context.ts';
import { refreshHome } from './home.ts';
import { valuesOf } from './raw-values.ts';

type Submission = Pick<SlackViewMiddlewareArgs<ViewSubmitAction>, 'ack' | 'body' | 'view'>;

/** The form stays open while Slack waits, three seconds at most. */
const PATIENCE_MILLISECONDS = 1_500;

export async function onSubmit(context: HandlerContext, submission: Submission): Promise<void> {
  const { ack, view } = submission;
  const { actor, target } = whereabouts(context, submission);
  const answering = answer(context, actor, view, target.askId);
  const early = await within(answering, PATIENCE_MILLISECONDS);
  if (early?.kind === 'message' && early.refused !== undefined) {
    const errors = fieldErrors(view, early, target);
    if (errors !== undefined) return ack({ response_action: 'errors', errors });
  }
  if (early?.kind === 'form') {
    const next = renderSlackForm(early.form, metadataFor(target, early.form));
    return ack({ response_action: 'update', view: next });
  }
  if (target.modal !== undefined) {
    await answerInModal(context, ack, target, { early, answering });
    return refreshHome(context, actor);
  }
  await ack();
  await showAnswer(context, target, early ?? (await answering));
}

function whereabouts(
  { workspace, profiles }: HandlerContext,
  { body, view }: Submission,
): { readonly actor: Actor; readonly target: Target } {
  const { askId, channelId, responseUrl, pressed, inModal } = readMetadata(view.private_metadata);
  const actor = actorAt(workspace, body, channelId);
  const target = targetOf(profiles, actor, {
    askId: submissionId(view, askId, valuesOf(view)),
    triggerId: body.trigger_id,
    responseUrl,
    pressed,
    fromForm: true,
    modal: inModal === true ? { viewId: view.id } : undefined,
  });
  return { actor, target };
}

/** Where the form stood: at once in the acknowledgement, else in place of a word that stands there meanwhile. */
async function answerInModal(
  context: HandlerContext,
  ack: Submission['ack'],
  target: Target,
  { early, answering }: { readonly early: Answer | undefined; readonly answering: Promise<Answer> },
): Promise<void> {
  if (early?.kind === 'nothing') return ack();
  // Files are sent first, for the answer says whether they arrived.
  if (early?.kind === 'message' && early.files === undefined) {
    return ack({ response_action: 'update', view: modalOf(target, early) });
  }
  await ack({ response_action: 'update', view: workingModal(target) });
  const late = await answering;
  await showAnswer(context, target, late.kind === 'nothing' ? NOTHING_MORE : late);
}

async function answer(
  { desk, profiles, givenFiles }: HandlerContext,
  actor: Actor,
  view: ViewOutput,
  id: string,
): Promise<Answer> {
  const input = {
    kind: 'submit',
    press: decodePress(view.callback_id) ?? press('gone'),
    values: valuesOf(view),
  } as const;
  const ask = await askOf(profiles, actor, id, input);
  return desk().answer({ ...ask, file: givenFiles(view) });
}

/**
 * The same form with the same values is the same submission: delivered again by Slack, or sent again by
 * a member whose client said "We had some trouble connecting". Corrected values are another one, and so
 * is the same form opened once more in the same modal.
 */
function submissionId(view: ViewOutput, askId: string | undefined, values: RawValues): string {
  const content = createHash('sha256')
    .update(JSON.stringify([askId, values]))
    .digest('hex');
  return `${view.id}-${content.slice(0, 12)}`;
}

/** Each mistake under the field that is to blame; the whole refusal under the first one where it is none of these. */
function fieldErrors(
  view: ViewOutput,
  { message, refused }: MessageAnswer,
  target: Target,
): Record<string, string> | undefined {
  const fields = view.blocks.filter(({ type }) => type === 'input').map(({ block_id }) => block_id);
  const [first] = fields;
  if (first === undefined) return undefined;
  const told = (refused?.mistakes ?? []).filter(({ option }) => fields.includes(option));
  const errors = told.map(({ option, message: why }) => [option, inWords(why, target)] as const);
  return errors.length > 0 ? Object.fromEntries(errors) : { [first]: inWords(message, target) };
}

/** No buttons there: the form itself is where one goes on. */
function inWords({ blocks }: Message, target: Target): string {
  const told = blocks.filter(({ kind }) => kind !== 'actions' && kind !== 'select');
  return renderPlain({ blocks: told }, viewerOf(target));
}
