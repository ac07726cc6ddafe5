// Buttons and selects of messages, of the Home tab and of modals.
import type { BlockAction, SlackActionMiddlewareArgs, ViewOutput } from '@slack/bolt';
import { z } from 'zod';
import type { Input } from '#core/command/ask.ts';
import { decodePress, press } from '#core/message/press.ts';
import { showAnswer } from '../send/answer.ts';
import type { Target } from '../send/target.ts';
import { type Actor, actorAt } from './actor.ts';
import { askOf, targetOf } from './ask.ts';
import type { HandlerContext } from './handler-context.ts';
import { refreshHome } from './home.ts';

type Incoming = Pick<SlackActionMiddlewareArgs<BlockAction>, 'action' | 'body' | 'ack'>;

const container = z.object({
  channel_id: z.string().optional(),
  message_ts: z.string().optional(),
  is_ephemeral: z.boolean().optional(),
});

/** An id that no command has: the desk answers that the button no longer works. */
const GONE = press('gone');

export async function onPress(
  context: HandlerContext,
  { action, body, ack }: Incoming,
): Promise<void> {
  await ack();
  // Buttons with an address open it; Slack tells of the press all the same.
  if (action.type === 'button' && action.url !== undefined) return;
  const { profiles, desk, sharedOnce } = context;
  const { actor, alone, target } = whereabouts(context, body);
  const ask = await askOf(profiles, actor, body.trigger_id, inputOf(action, alone, target));
  const answer = await desk().answer(ask);
  const isShared = answer.kind === 'message' && answer.audience === 'channel';
  if (!isShared || sharedOnce(ask.id)) await showAnswer(context, target, answer);
  if (body.view !== undefined) await refreshHome(context, actor);
}

type Whereabouts = {
  readonly actor: Actor;
  /** Whether nobody else sees what was pressed on. */
  readonly alone: boolean;
  readonly target: Target;
};

function whereabouts({ workspace, profiles }: HandlerContext, body: BlockAction): Whereabouts {
  const { channel_id, message_ts: ts, is_ephemeral } = container.parse(body.container);
  const { team, user, view, trigger_id: triggerId } = body;
  const presser = { team, user: { ...user, name: user.username ?? user.name ?? user.id } };
  const actor = actorAt(workspace, presser, channel_id ?? body.channel?.id);
  const target = targetOf(profiles, actor, {
    askId: triggerId,
    triggerId,
    responseUrl: body.response_url || undefined,
    pressed: ts === undefined ? undefined : { ts, public: is_ephemeral !== true },
    modal: view && modalPlace(view),
  });
  const alone = is_ephemeral === true || actor.direct || view?.type === 'modal';
  return { actor, alone, target };
}

/** A modal is changed in place; from the Home tab one is opened. */
function modalPlace({ type, id }: ViewOutput): Target['modal'] {
  return type === 'modal' ? { viewId: id } : {};
}

function inputOf(action: Incoming['action'], alone: boolean, { pressed }: Target): Input {
  const chosen = action.type === 'static_select' ? action.selected_option?.value : undefined;
  return {
    kind: 'press',
    press: decodePress(action.action_id) ?? GONE,
    ...(chosen !== undefined && { chosen }),
    private: alone,
    ...(!alone && pressed?.public && { on: pressed.ts }),
  };
}
