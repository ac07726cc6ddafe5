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
import { createNewest } from '../newest.ts';
import { readMetadata } from '../send/form-metadata.ts';
import { askOf } from './ask.ts';
import { actorAt, type HandlerParts, type People } from './parts.ts';
import { valuesOf } from './raw-values.ts';

type Typed = Pick<SlackActionMiddlewareArgs<BlockAction>, 'ack' | 'body'> & {
  readonly action: PlainTextInputAction;
};
type Closed = Pick<SlackViewMiddlewareArgs<ViewClosedAction>, 'ack' | 'body' | 'view'>;

export type KeepHandlers = {
  onTyped(parts: HandlerParts, typed: Typed): Promise<void>;
  onClosed(parts: HandlerParts, closed: Closed): Promise<void>;
};

export function createKeepHandlers(): KeepHandlers {
  const newest = createNewest();
  return {
    async onTyped(parts, { ack, body, action: { action_ts } }) {
      await ack();
      const { view, user, team } = body;
      if (view === undefined) return;
      const typer = { team, user: { ...user, name: user.name ?? user.username } };
      await newest.work(view.id, Number(action_ts), () => keep(parts, typer, view, action_ts));
    },
    async onClosed(parts, { ack, body, view }) {
      await ack();
      // Slack's reference says that the state is told; what Slack sends has been seen without any. Then what was typed
      // is known already, and nothing is no sign that all was taken out.
      if (Object.keys(valuesOf(view)).length === 0) return;
      await newest.work(view.id, Number.POSITIVE_INFINITY, () => keep(parts, body, view, 'closed'));
    },
  };
}

/** Nothing is shown of it: who types has the form before them, and who closed it is gone. */
async function keep(
  parts: HandlerParts,
  people: People,
  view: ViewOutput,
  when: string,
): Promise<void> {
  const { keep: told, channelId } = readMetadata(view.private_metadata);
  const press = told === undefined ? undefined : decodePress(told);
  if (press === undefined) return;
  const actor = actorAt(parts.workspace, people, channelId);
  const input = { kind: 'submit', press, values: valuesOf(view) } as const;
  await parts.desk().answer(await askOf(parts.profiles, actor, `${view.id}-kept-${when}`, input));
}
