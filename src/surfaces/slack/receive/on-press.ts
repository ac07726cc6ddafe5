// Buttons and selects of messages, of the Home tab and of modals.
import type { BlockAction, SlackActionMiddlewareArgs, ViewOutput } from '@slack/bolt';
import { z } from 'zod';
import type { Input } from '#core/command/surface.ts';
import { decodePress, press } from '#core/message/press.ts';
import type { ModalPlace, Target } from '../send/answer.ts';
import { askOf } from './ask.ts';
import { actorAt, type HandlerParts } from './parts.ts';

type Incoming = Pick<SlackActionMiddlewareArgs<BlockAction>, 'action' | 'body' | 'ack'>;

const container = z.object({
  channel_id: z.string().optional(),
  message_ts: z.string().optional(),
  is_ephemeral: z.boolean().optional(),
});

/** An id that no command has: the desk answers that the button no longer works. */
const GONE = press('gone');

export type PressHandler = (parts: HandlerParts, incoming: Incoming) => Promise<void>;

export function createPressHandler(): PressHandler {
  const shared = createSharedOnce();
  return async (parts, { action, body, ack }) => {
    await ack();
    // Buttons with an address open it; Slack tells of the press all the same.
    if (action.type === 'button' && action.url !== undefined) return;
    const place = container.parse(body.container);
    const channelId = place.channel_id ?? body.channel?.id;
    const { team, user, view } = body;
    const presser = { team, user: { ...user, name: user.username ?? user.name ?? user.id } };
    const actor = actorAt(parts.workspace, presser, channelId);
    const alone = place.is_ephemeral === true || actor.direct || view?.type === 'modal';
    const target: Target = {
      askId: body.trigger_id,
      triggerId: body.trigger_id,
      workspaceId: actor.place.workspaceId,
      userId: actor.userId,
      channelId,
      responseUrl: body.response_url || undefined,
      pressed:
        place.message_ts === undefined
          ? undefined
          : { ts: place.message_ts, public: place.is_ephemeral !== true },
      timeZone: parts.profiles.known(actor.userId)?.timeZone,
      modal: view && modalPlace(view),
    };
    const ask = await askOf(parts.profiles, actor, body.trigger_id, inputOf(action, alone));
    const answer = await parts.desk().answer(ask);
    if (answer.kind === 'form') await parts.showing.open(target, answer.form);
    if (answer.kind === 'message' && (answer.audience === 'asker' || shared(ask.id))) {
      await parts.showing.show(target, answer);
    }
    if (view !== undefined) await parts.homes.refresh(actor);
  };
}

/** A modal is changed in place; from the Home tab one is opened. */
function modalPlace({ type, id }: ViewOutput): ModalPlace {
  return type === 'modal' ? { viewId: id } : {};
}

function inputOf(action: Incoming['action'], alone: boolean): Input {
  const chosen = action.type === 'static_select' ? action.selected_option?.value : undefined;
  return {
    kind: 'press',
    press: decodePress(action.action_id) ?? GONE,
    ...(chosen !== undefined && { chosen }),
    private: alone,
  };
}

const MOST_REMEMBERED = 1_000;

/** Whether a press may share something with its channel: once, though Slack may deliver it again. */
function createSharedOnce(): (id: string) => boolean {
  const done = new Set<string>();
  return (id) => {
    if (done.has(id)) return false;
    done.add(id);
    const [oldest] = done;
    if (done.size > MOST_REMEMBERED && oldest !== undefined) done.delete(oldest);
    return true;
  };
}
