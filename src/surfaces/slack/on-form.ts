// Forms: what is sent with them, and what their search fields offer.
import { createHash } from 'node:crypto';
import type {
  SlackOptionsMiddlewareArgs,
  SlackViewMiddlewareArgs,
  ViewOutput,
  ViewSubmitAction,
} from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { decodePress, press } from '#core/message/press.ts';
import type { Answer, RawValues } from '#core/ports/surface.ts';
import { SLACK } from '#render/limits.ts';
import { renderPlain } from '#render/plain.ts';
import { slackOption } from '#render/slack-components.ts';
import { renderSlackForm } from '#render/slack-form.ts';
import { type Actor, askerOf, askOf, isDirect } from './actor.ts';
import { readMetadata } from './form-metadata.ts';
import { type HandlerParts, placeOf } from './parts.ts';
import { type MessageAnswer, metadataFor, modalOf, type Target, workingModal } from './showing.ts';
import { soon } from './soon.ts';

type Submission = Pick<SlackViewMiddlewareArgs<ViewSubmitAction>, 'ack' | 'body' | 'view'>;
type Typing = Pick<SlackOptionsMiddlewareArgs<'block_suggestion'>, 'ack' | 'body' | 'options'>;
type People = Pick<ViewSubmitAction, 'team' | 'user'>;

/** The form stays open while Slack waits, three seconds at most. */
const PATIENCE_MILLISECONDS = 1_500;

export async function onSubmit(
  parts: HandlerParts,
  { ack, body, view }: Submission,
): Promise<void> {
  const { channelId, responseUrl, pressed, inModal } = readMetadata(view.private_metadata);
  const actor = actorOf(parts, body, channelId);
  const target: Target = {
    workspaceId: actor.place.workspaceId,
    userId: actor.userId,
    channelId,
    responseUrl,
    pressed,
    timeZone: parts.profiles.known(actor.userId)?.timeZone,
    fromForm: true,
    modal: inModal === true ? { viewId: view.id } : undefined,
  };
  const answering = answer(parts, actor, view);
  const early = await soon(answering, PATIENCE_MILLISECONDS);
  if (early?.kind === 'message' && early.refused !== undefined) {
    const errors = fieldErrors(view, early, target);
    if (errors !== undefined) return ack({ response_action: 'errors', errors });
  }
  if (early?.kind === 'form') {
    const next = renderSlackForm(early.form, metadataFor(target, early.form));
    return ack({ response_action: 'update', view: next });
  }
  if (inModal === true && early?.kind !== 'nothing') {
    await ack({ response_action: 'update', view: modalFor(target, early) });
  } else await ack();
  const late = early ?? (await answering);
  const shown = inModal === true && late === early && !hasFiles(late);
  if (late.kind === 'message' && !shown) await parts.showing.show(target, late);
  if (late.kind === 'form') await parts.showing.open(target, body.trigger_id, late.form);
  if (inModal === true) await parts.homes.refresh(actor);
}

/** What takes a form's place in its modal: the answer, or a word until it is there. */
function modalFor(target: Target, early: Answer | undefined): ModalView {
  return early?.kind === 'message' && !hasFiles(early)
    ? modalOf(target, early)
    : workingModal(target);
}

/** Files are sent first, for the answer says whether they arrived. */
function hasFiles(answer: Answer): boolean {
  return answer.kind === 'message' && answer.files !== undefined;
}

async function answer(parts: HandlerParts, actor: Actor, view: ViewOutput): Promise<Answer> {
  const values = valuesOf(view);
  const did = {
    kind: 'submit',
    press: decodePress(view.callback_id) ?? press('gone'),
    values,
  } as const;
  return parts.desk().answer(await askOf(parts.profiles, actor, submissionId(view, values), did));
}

/**
 * The same form with the same values is the same submission: delivered again by Slack, or sent again by
 * a member whose client said "We had some trouble connecting". Corrected values are another one.
 */
function submissionId(view: ViewOutput, values: RawValues): string {
  const content = createHash('sha256').update(JSON.stringify(values)).digest('hex');
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

/** Values by field; each input block holds one element. */
function valuesOf({ state }: ViewOutput): RawValues {
  const values = Object.entries(state.values).flatMap(([field, elements]) => {
    const [element] = Object.values(elements);
    const value =
      element?.value ??
      element?.selected_option?.value ??
      element?.selected_user ??
      element?.selected_conversation ??
      element?.selected_channel;
    return value === undefined || value === null ? [] : [[field, value] as const];
  });
  return Object.fromEntries(values);
}

export async function onSuggest(parts: HandlerParts, typing: Typing): Promise<void> {
  const { ack, body, options } = typing;
  const { view } = body;
  if (view === undefined) return ack({ options: [] });
  const { searches, channelId } = readMetadata(view.private_metadata);
  const [command, option] = searches[options.block_id] ?? [];
  if (command === undefined || option === undefined) return ack({ options: [] });
  const actor = actorOf(parts, body, channelId);
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

function actorOf(
  { workspace }: HandlerParts,
  { team, user }: People,
  channelId: string | undefined,
): Actor {
  const place = placeOf(workspace, team ?? { id: user.team_id ?? workspace.id });
  return {
    userId: user.id,
    teamId: user.team_id ?? place.workspaceId,
    handle: user.name,
    place,
    ...(channelId !== undefined && { channelId }),
    direct: channelId !== undefined && isDirect(channelId),
  };
}
