// Global shortcuts: a command without options, from anywhere. There is no channel; a modal shows what comes of it.
import type { GlobalShortcut, SlackShortcutMiddlewareArgs } from '@slack/bolt';
import { shortcutsOf } from '../connect/shortcuts.ts';
import type { Target } from '../send/answer.ts';
import { type Actor, askOf } from './ask.ts';
import { type HandlerParts, placeOf } from './parts.ts';

type Incoming = Pick<SlackShortcutMiddlewareArgs<GlobalShortcut>, 'shortcut' | 'ack'>;

export async function onShortcut(parts: HandlerParts, { shortcut, ack }: Incoming): Promise<void> {
  await ack();
  const { callback_id, trigger_id } = shortcut;
  // A name that no command has, of a manifest older or newer than this: the desk says so.
  const known = shortcutsOf(parts.commands).find(({ callbackId }) => callbackId === callback_id);
  const actor = actorOf(parts, shortcut);
  const input = { kind: 'command', command: known?.command ?? callback_id, values: {} } as const;
  const target: Target = {
    askId: trigger_id,
    triggerId: trigger_id,
    workspaceId: actor.place.workspaceId,
    userId: actor.userId,
    timeZone: parts.profiles.known(actor.userId)?.timeZone,
    modal: {},
  };
  const answer = await parts.desk().answer(await askOf(parts.profiles, actor, trigger_id, input));
  if (answer.kind === 'form') await parts.showing.open(target, answer.form);
  if (answer.kind === 'message') await parts.showing.show(target, answer);
}

function actorOf({ workspace }: HandlerParts, { team, user }: GlobalShortcut): Actor {
  const place = placeOf(workspace, team ?? { id: user.team_id ?? workspace.id });
  return {
    userId: user.id,
    teamId: user.team_id ?? place.workspaceId,
    handle: user.username,
    place,
    direct: false,
  };
}
