// The slash command. Its answer goes into the acknowledgement where it is ready soon: the quickest way to the
// member, and one address less to use up. What takes longer is acknowledged first and answered after.
import type { RespondArguments, SlackCommandMiddlewareArgs } from '@slack/bolt';
import { within } from '#async/within.ts';
import type { Answer } from '#core/command/answer.ts';
import { UnheardError } from '../connect/connection.ts';
import { showAnswer } from '../send/answer.ts';
import { response } from '../send/message-content.ts';
import type { Target } from '../send/target.ts';
import { type Actor, isDirect, placeOf } from './actor.ts';
import { askOf, targetOf } from './ask.ts';
import { unwrapSlackText } from './escapes.ts';
import type { HandlerContext } from './handler-context.ts';

type Incoming = Pick<SlackCommandMiddlewareArgs, 'command' | 'ack'>;

/** Slack waits three seconds for the acknowledgement. */
const PATIENCE_MILLISECONDS = 1_000;
/** With more than that in hand, what has just come is acknowledged before its turn. */
const CROWDED = 100;

export async function onCommand(
  context: HandlerContext,
  { command, ack }: Incoming,
): Promise<void> {
  const actor = actorOf(context, command);
  const answering = answer(context, actor, command);
  const crowded = context.work.count() > CROWDED;
  const early = crowded ? undefined : await within(answering, PATIENCE_MILLISECONDS);
  const { trigger_id: triggerId, response_url: responseUrl } = command;
  const asked = { askId: triggerId, triggerId, responseUrl };
  const target = targetOf(context.profiles, actor, asked);
  const along = early && goingAlong(target, early);
  if (along === undefined) await ack();
  else if (await isHeard(() => ack(along))) return;
  await showAnswer(context, target, early ?? (await answering));
}

/** What the acknowledgement carries; nothing where the answer goes another way, or cannot be made. */
function goingAlong(target: Target, answer: Answer): RespondArguments | undefined {
  if (answer.kind !== 'message' || answer.audience !== 'asker') return undefined;
  if (answer.files !== undefined) return undefined;
  try {
    return response(target, answer);
  } catch {
    // Whoever shows it finds that out too, and says so.
    return undefined;
  }
}

/** Over a socket what is not heard is delivered again; over HTTP it is not, and the answer takes the command's address. */
async function isHeard(acknowledge: () => Promise<void>): Promise<boolean> {
  try {
    await acknowledge();
    return true;
  } catch (error) {
    if (error instanceof UnheardError) return false;
    throw error;
  }
}

/** The trigger_id names the command: a delivery of the same command, however often, carries the same. */
async function answer(
  { desk, profiles }: HandlerContext,
  actor: Actor,
  { text, trigger_id }: Incoming['command'],
): Promise<Answer> {
  const input = { kind: 'text', typed: unwrapSlackText(text) } as const;
  return desk().answer(await askOf(profiles, actor, trigger_id, input));
}

function actorOf({ workspace }: HandlerContext, command: Incoming['command']): Actor {
  return {
    userId: command.user_id,
    teamId: command.team_id,
    handle: command.user_name,
    place: placeOf(workspace, { id: command.team_id, domain: command.team_domain }),
    channelId: command.channel_id,
    direct: isDirect(command.channel_id),
  };
}
