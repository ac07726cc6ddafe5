// Forms that are told what stands in them while they are open: at each character, and when they are closed unsent.
import type {
  BlockAction,
  PlainTextInputAction,
  SlackActionMiddlewareArgs,
  SlackViewMiddlewareArgs,
  ViewClosedAction,
  ViewOutput,
} from '@slack/bolt';
import { decodePress } from '#core/message/press.ts';
import { readMetadata } from '../send/form-metadata.ts';
import { actorAt, type TeamAndUser } from './actor.ts';
import { askOf } from './ask.ts';
import type { HandlerContext } from './handler-context.ts';
import { valuesOf } from './raw-values.ts';

type Typed = Pick<SlackActionMiddlewareArgs<BlockAction>, 'ack' | 'body'> & {
  readonly action: PlainTextInputAction;
};
type Closed = Pick<SlackViewMiddlewareArgs<ViewClosedAction>, 'ack' | 'body' | 'view'>;

export async function onTyped(
  context: HandlerContext,
  { ack, body, action: { action_ts } }: Typed,
): Promise<void> {
  await ack();
  const { view, user, team } = body;
  if (view === undefined) return;
  const typer = { team, user: { ...user, name: user.name ?? user.username } };
  const work = () => keep(context, typer, view, action_ts);
  await context.latestTold(view.id, Number(action_ts), work);
}

export async function onClosed(
  context: HandlerContext,
  { ack, body, view }: Closed,
): Promise<void> {
  await ack();
  // Slack's reference says that the state is told; what Slack sends has been seen without any. Then what was typed
  // is known already, and nothing is no sign that all was taken out.
  if (Object.keys(valuesOf(view)).length === 0) return;
  const work = () => keep(context, body, view, 'closed');
  await context.latestTold(view.id, Number.POSITIVE_INFINITY, work);
}

/** Nothing is shown of it: who types has the form before them, and who closed it is gone. */
async function keep(
  { workspace, profiles, desk }: HandlerContext,
  by: TeamAndUser,
  view: ViewOutput,
  when: string,
): Promise<void> {
  const { keep: told, channelId } = readMetadata(view.private_metadata);
  const press = told === undefined ? undefined : decodePress(told);
  if (press === undefined) return;
  const actor = actorAt(workspace, by, channelId);
  const input = { kind: 'submit', press, values: valuesOf(view) } as const;
  await desk().answer(await askOf(profiles, actor, `${view.id}-kept-${when}`, input));
}
