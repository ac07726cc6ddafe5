// What a form's search field offers while one types in it.
import type { SlackOptionsMiddlewareArgs } from '@slack/bolt';
import { ownValue } from '#core/text/own-value.ts';
import { SLACK } from '#render/limits.ts';
import { slackOption } from '#render/slack/components.ts';
import { readMetadata } from '../send/form-metadata.ts';
import { actorAt } from './actor.ts';
import { askerOf } from './ask.ts';
import type { HandlerContext } from './handler-context.ts';
import { valuesOf } from './raw-values.ts';

type Incoming = Pick<SlackOptionsMiddlewareArgs<'block_suggestion'>, 'ack' | 'body' | 'options'>;

export async function onSuggest(
  { desk, profiles, workspace }: HandlerContext,
  { ack, body, options }: Incoming,
): Promise<void> {
  const { view } = body;
  if (view === undefined) return ack({ options: [] });
  const { searches, channelId } = readMetadata(view.private_metadata);
  const [command, option] = ownValue(searches, options.block_id) ?? [];
  if (command === undefined || option === undefined) return ack({ options: [] });
  const actor = actorAt(workspace, body, channelId);
  const suggestions = await desk().suggest({
    surface: 'slack',
    place: actor.place,
    direct: actor.direct,
    asker: askerOf(profiles, actor, {}),
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
