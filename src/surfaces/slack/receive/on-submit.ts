// Forms: what is sent with them, and what their search fields offer.
import { createHash } from 'node:crypto';
import type {
  SlackOptionsMiddlewareArgs,
  SlackViewMiddlewareArgs,
  ViewOutput,
  ViewSubmitAction,
} from '@slack/bolt';
import type { Answer, RawValues } from '#core/command/surface.ts';
import { decodePress, press } from '#core/message/press.ts';
import { SLACK } from '#render/limits.ts';
import { renderPlain } from '#render/plain/message.ts';
import { slackOption } from '#render/slack/components.ts';
import { renderSlackForm } from '#render/slack/form.ts';
import {
  type MessageAnswer,
  metadataFor,
  modalOf,
  NOTHING_MORE,
  type Target,
  workingModal,
} from '../send/answer.ts';
import { readMetadata } from '../send/form-metadata.ts';
import { soon } from '../soon.ts';
import { type Actor, askerOf, askOf } from './ask.ts';
import { actorAt, type HandlerParts } from './parts.ts';
import { valuesOf } from './raw-values.ts';

type Submission = Pick<SlackViewMiddlewareArgs<ViewSubmitAction>, 'ack' | 'body' | 'view'>;
type Typing = Pick<SlackOptionsMiddlewareArgs<'block_suggestion'>, 'ack' | 'body' | 'options'>;

/** The form stays open while Slack waits, three seconds at most. */
const PATIENCE_MILLISECONDS = 1_500;

export async function onSubmit(
  parts: HandlerParts,
  { ack, body, view }: Submission,
): Promise<void> {
  const { askId, channelId, responseUrl, pressed, inModal } = readMetadata(view.private_metadata);
  const values = valuesOf(view);
  const id = submissionId(view, askId, values);
  const actor = actorAt(parts.workspace, body, channelId);
  const target: Target = {
    askId: id,
    triggerId: body.trigger_id,
    workspaceId: actor.place.workspaceId,
    userId: actor.userId,
    channelId,
    responseUrl,
    pressed,
    timeZone: parts.profiles.known(actor.userId)?.timeZone,
    fromForm: true,
    modal: inModal === true ? { viewId: view.id } : undefined,
  };
  const answering = answer(parts, actor, view, { id, values });
  const early = await soon(answering, PATIENCE_MILLISECONDS);
  if (early?.kind === 'message' && early.refused !== undefined) {
    const errors = fieldErrors(view, early, target);
    if (errors !== undefined) return ack({ response_action: 'errors', errors });
  }
  if (early?.kind === 'form') {
    const next = renderSlackForm(early.form, metadataFor(target, early.form));
    return ack({ response_action: 'update', view: next });
  }
  if (inModal === true) {
    await answerInModal(parts, ack, target, { early, answering });
    return parts.homes.refresh(actor);
  }
  await ack();
  const late = early ?? (await answering);
  if (late.kind === 'message') await parts.showing.show(target, late);
  if (late.kind === 'form') await parts.showing.open(target, late.form);
}

/** Where the form stood: at once in the acknowledgement, else in place of a word that stands there meanwhile. */
async function answerInModal(
  { showing }: HandlerParts,
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
  if (late.kind === 'form') await showing.open(target, late.form);
  else await showing.show(target, late.kind === 'message' ? late : NOTHING_MORE);
}

async function answer(
  parts: HandlerParts,
  actor: Actor,
  view: ViewOutput,
  { id, values }: { readonly id: string; readonly values: RawValues },
): Promise<Answer> {
  const input = {
    kind: 'submit',
    press: decodePress(view.callback_id) ?? press('gone'),
    values,
  } as const;
  const ask = await askOf(parts.profiles, actor, id, input);
  return parts.desk().answer({ ...ask, file: parts.givenFiles(view) });
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

/** The refusal under the field that is to blame, else under the first one. */
function fieldErrors(
  view: ViewOutput,
  { message, refused }: MessageAnswer,
  { workspaceId }: Target,
): Record<string, string> | undefined {
  const fields = view.blocks.filter(({ type }) => type === 'input').map(({ block_id }) => block_id);
  const field = fields.find((id) => id === refused?.option) ?? fields[0];
  if (field === undefined) return undefined;
  // No buttons there: the form itself is where one goes on.
  const told = message.blocks.filter(({ kind }) => kind !== 'actions' && kind !== 'select');
  return { [field]: renderPlain({ blocks: told }, { surface: 'slack', workspaceId }) };
}

export async function onSuggest(parts: HandlerParts, typing: Typing): Promise<void> {
  const { ack, body, options } = typing;
  const { view } = body;
  if (view === undefined) return ack({ options: [] });
  const { searches, channelId } = readMetadata(view.private_metadata);
  const [command, option] = searches[options.block_id] ?? [];
  if (command === undefined || option === undefined) return ack({ options: [] });
  const actor = actorAt(parts.workspace, body, channelId);
  const suggestions = await parts.desk().suggest({
    surface: 'slack',
    place: actor.place,
    direct: actor.direct,
    asker: askerOf(parts.profiles, actor, { name: undefined, fresh: undefined }),
    command,
    option,
    partial: options.value,
    values: valuesOf(view),
  });
  const offered = suggestions
    .filter(({ value }) => value.length <= SLACK.optionValue.most)
    .slice(0, SLACK.selectOptions.most)
    .map(({ label, value }) => slackOption(label, value));
  await ack({ options: offered });
}
