// Global shortcuts: a command without options, from anywhere. There is no channel; a modal shows what comes of it.
import type { GlobalShortcut, SlackShortcutMiddlewareArgs } from '@slack/bolt';
import { shortcutsOf } from '../connect/shortcuts.ts';
import { showAnswer } from '../send/answer.ts';
import { type Actor, placeOf } from './actor.ts';
import { askOf, targetOf } from './ask.ts';
import type { HandlerContext } from './handler-context.ts';

type Incoming = Pick<SlackShortcutMiddlewareArgs<GlobalShortcut>, 'shortcut' | 'ack'>;

export async function onShortcut(
  context: HandlerContext,
  { shortcut, ack }: Incoming,
): Promise<void> {
  await ack();
  const { profiles, commands, desk } = context;
  const { callback_id, trigger_id: triggerId } = shortcut;
  // A name that no command has, of a manifest older or newer than this: the desk says so.
  const known = shortcutsOf(commands).find(({ callbackId }) => callbackId === callback_id);
  const actor = actorOf(context, shortcut);
  const input = { kind: 'command', command: known?.command ?? callback_id, values: {} } as const;
  const target = targetOf(profiles, actor, { askId: triggerId, triggerId, modal: {} });
  const answer = await desk().answer(await askOf(profiles, actor, triggerId, input));
  await showAnswer(context, target, answer);
}

function actorOf({ workspace }: HandlerContext, { team, user }: GlobalShortcut): Actor {
  const place = placeOf(workspace, team ?? { id: user.team_id ?? workspace.id });
  return {
    userId: user.id,
    teamId: user.team_id ?? place.workspaceId,
    handle: user.username,
    place,
    direct: false,
  };
}
