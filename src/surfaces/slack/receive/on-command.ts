// The slash command. Its answer goes into the acknowledgement where it is ready soon: the quickest way to the
// member, and one address less to use up. What takes longer is acknowledged first and answered after.
import type { SlackCommandMiddlewareArgs } from '@slack/bolt';
import type { Answer } from '#core/command/surface.ts';
import { response, type Target } from '../send/answer.ts';
import { soon } from '../soon.ts';
import { type Actor, askOf, isDirect } from './ask.ts';
import { type HandlerParts, placeOf } from './parts.ts';

type Incoming = Pick<SlackCommandMiddlewareArgs, 'command' | 'ack'>;

/** Slack waits three seconds for the acknowledgement. */
const PATIENCE_MILLISECONDS = 1_000;
/** With more than that in hand, what has just come is acknowledged before its turn. */
const CROWDED = 100;

export async function onCommand(parts: HandlerParts, { command, ack }: Incoming): Promise<void> {
  const actor = actorOf(parts, command);
  const answering = answer(parts, actor, command);
  const crowded = parts.work.count() > CROWDED;
  const early = crowded ? undefined : await soon(answering, PATIENCE_MILLISECONDS);
  const target: Target = {
    askId: command.trigger_id,
    triggerId: command.trigger_id,
    workspaceId: actor.place.workspaceId,
    userId: actor.userId,
    channelId: actor.channelId,
    responseUrl: command.response_url,
    timeZone: parts.profiles.known(actor.userId)?.timeZone,
  };
  const goesAlong = early?.kind === 'message' && early.files === undefined;
  if (goesAlong && early.audience === 'asker') {
    await ack(response(target, early));
    return;
  }
  await ack();
  const late = early ?? (await answering);
  if (late.kind === 'message') await parts.showing.show(target, late);
  if (late.kind === 'form') await parts.showing.open(target, late.form);
}

/** The trigger_id names the command: a delivery of the same command, however often, carries the same. */
async function answer(
  parts: HandlerParts,
  actor: Actor,
  { text, trigger_id }: Incoming['command'],
): Promise<Answer> {
  const input = { kind: 'text', text, escaped: true } as const;
  return parts.desk().answer(await askOf(parts.profiles, actor, trigger_id, input));
}

function actorOf({ workspace }: HandlerParts, command: Incoming['command']): Actor {
  return {
    userId: command.user_id,
    teamId: command.team_id,
    handle: command.user_name,
    place: placeOf(workspace, { id: command.team_id, domain: command.team_domain }),
    channelId: command.channel_id,
    direct: isDirect(command.channel_id),
  };
}
