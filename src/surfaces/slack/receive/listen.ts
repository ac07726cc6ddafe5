// Which handler takes what comes in.
import type {
  App,
  BlockAction,
  GlobalShortcut,
  ViewClosedAction,
  ViewSubmitAction,
} from '@slack/bolt';
import type { HandlerContext } from './handler-context.ts';
import { onCommand } from './on-command.ts';
import { onDirectMessage } from './on-direct-message.ts';
import { onHomeOpened } from './on-home.ts';
import { onClosed, onTyped } from './on-keep.ts';
import { onPress } from './on-press.ts';
import { onShortcut } from './on-shortcut.ts';
import { onSubmit } from './on-submit.ts';
import { onSuggest } from './on-suggest.ts';

/** `checkToken` asks Slack whether the bot's token is still good. */
export function listen(app: App, context: HandlerContext, checkToken: () => void): void {
  const { work, log } = context;
  app.command(/^\//, (args) => work.take(() => onCommand(context, args)));
  app.action<BlockAction>({ type: 'block_actions' }, ({ action, ...args }) =>
    // What is typed is told as an action too.
    work.take(() =>
      action.type === 'plain_text_input'
        ? onTyped(context, { ...args, action })
        : onPress(context, { ...args, action }),
    ),
  );
  app.view<ViewSubmitAction>({ type: 'view_submission' }, (args) =>
    work.take(() => onSubmit(context, args)),
  );
  app.view<ViewClosedAction>({ type: 'view_closed' }, (args) =>
    work.take(() => onClosed(context, args)),
  );
  app.options<'block_suggestion'>({ type: 'block_suggestion' }, (args) =>
    work.take(() => onSuggest(context, args)),
  );
  app.shortcut<GlobalShortcut>({ type: 'shortcut' }, (args) =>
    work.take(() => onShortcut(context, args)),
  );
  app.event('app_home_opened', (args) => work.take(() => onHomeOpened(context, args)));
  app.event('message', (args) => work.take(() => onDirectMessage(context, args)));
  app.event('tokens_revoked', async () => checkToken());
  app.event('app_uninstalled', async () => checkToken());
  app.error(async (error) => log.error({ err: error, surface: 'slack' }, 'Bolt failed'));
}
