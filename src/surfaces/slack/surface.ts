// Slack as a surface: what members do comes in through Bolt, what Cairn says goes out through the Web API.
import {
  App,
  type BlockAction,
  type GlobalShortcut,
  type Logger,
  type ViewClosedAction,
  type ViewSubmitAction,
} from '@slack/bolt';
import type { Hono } from 'hono';
import type { Command } from '#core/command/command.ts';
import type { Desk, RunningSurface } from '#core/command/surface.ts';
import type { Log } from '#core/model/log.ts';
import type { Clock } from '#core/time/temporal.ts';
import { createSlackApi } from './connect/api.ts';
import { boltLog } from './connect/bolt-log.ts';
import type { SlackConfig } from './connect/config.ts';
import type { Connection } from './connect/connection.ts';
import { createHttpConnection } from './connect/http-connection.ts';
import { createSocketConnection } from './connect/socket-connection.ts';
import { knowWorkspace, refusedBotToken } from './connect/workspace.ts';
import { createGivenFiles } from './receive/given-file.ts';
import { onCommand } from './receive/on-command.ts';
import { onHomeOpened } from './receive/on-home.ts';
import { createKeepHandlers } from './receive/on-keep.ts';
import { createPressHandler } from './receive/on-press.ts';
import { onShortcut } from './receive/on-shortcut.ts';
import { onSubmit, onSuggest } from './receive/on-submit.ts';
import { createWorkInHand, type HandlerParts, type Workspace } from './receive/parts.ts';
import { createProfiles } from './receive/profiles.ts';
import { createShowing } from './send/answer.ts';
import { createHomes } from './send/home.ts';
import { createPosting } from './send/posting.ts';
import { presenceOf } from './send/presence.ts';
import { soon } from './soon.ts';

export type SlackParts = {
  readonly config: SlackConfig;
  /** Asked for at each use: the desk needs the surfaces first. */
  readonly desk: () => Desk;
  readonly commands: readonly Command[];
  readonly clock: Clock;
  readonly log: Log;
};

/** Its routes are what Cairn's web server serves for Slack over HTTP; none in Socket Mode. */
export type SlackSurface = RunningSurface & { readonly routes: readonly Hono[] };

const TOKEN_CHECK_MILLISECONDS = 60_000;
const FINISH_MILLISECONDS = 10_000;

/** Connects. Throws HostError when a token is refused: the variable, what is wrong, where to get it. */
export async function createSlackSurface(parts: SlackParts): Promise<SlackSurface> {
  const { config, clock, log } = parts;
  const logger = boltLog(log);
  /** Why Slack does not take the bot's token any more. */
  let refused: string | undefined;
  const api = createSlackApi({
    ...config,
    logger,
    onTokenRefused(code) {
      if (refused !== undefined) return;
      refused = refusedBotToken(code);
      if (connection === undefined) return;
      log.error({ code, why: refused }, 'Slack is disconnected for good');
      void stop();
    },
  });
  const checkToken = () => void api.repeatable((client) => client.auth.test());
  let connection: Connection | undefined;
  const workspace = await knowWorkspace(api, log);
  const posting = createPosting(api, log);
  const work = createWorkInHand(log);
  const profiles = createProfiles(api, clock);
  const showing = createShowing({ api, posting, log });
  const homes = createHomes({ api, desk: parts.desk, profiles, log });
  const givenFiles = createGivenFiles({ api, ...config, log });
  const opened =
    config.mode === 'socket'
      ? createSocketConnection({ ...config, logger, log, onReconnected: checkToken })
      : createHttpConnection({ ...config, clock, logger, log });
  const app = createApp(opened, config, workspace, logger);
  const { desk, commands } = parts;
  const shared = { profiles, showing, homes, givenFiles, work, log };
  listen(app, { desk, commands, workspace, ...shared }, checkToken);
  await opened.open();
  connection = opened;
  const checking = setInterval(checkToken, TOKEN_CHECK_MILLISECONDS);
  checking.unref();

  async function stop(): Promise<void> {
    clearInterval(checking);
    await soon(work.finish(), FINISH_MILLISECONDS);
    posting.stop();
    await opened.close();
  }

  return {
    id: 'slack',
    routes: opened.routes,
    post: (channel, message) => posting.post(channel, message),
    direct: (account, message) => posting.direct(account, message),
    edit: (channel, messageId, message) => posting.edit(channel, messageId, message),
    presence: async (teamId, userId) =>
      teamId === workspace.id && refused === undefined ? presenceOf(api, userId) : 'unknown',
    health: () => (refused === undefined ? opened.health() : { ok: false, why: refused }),
    stop,
  };
}

function createApp(
  { receiver }: Connection,
  { botToken }: SlackConfig,
  { id, botId, botUserId }: Workspace,
  logger: Logger,
): App {
  return new App({
    receiver,
    logger,
    // Known from auth.test; Bolt would ask again.
    authorize: async () => ({
      botToken,
      teamId: id,
      ...(botId !== undefined && { botId }),
      ...(botUserId !== undefined && { botUserId }),
    }),
    convoStore: false,
    ignoreSelf: false,
  });
}

/** `checkToken` asks Slack whether the bot's token is still good. */
function listen(app: App, parts: HandlerParts, checkToken: () => void): void {
  const { work, log } = parts;
  const onPress = createPressHandler();
  const { onTyped, onClosed } = createKeepHandlers();
  app.command(/^\//, (args) => work.take(() => onCommand(parts, args)));
  app.action<BlockAction>({ type: 'block_actions' }, ({ action, ...args }) =>
    // What is typed is told as an action too.
    work.take(() =>
      action.type === 'plain_text_input'
        ? onTyped(parts, { ...args, action })
        : onPress(parts, { ...args, action }),
    ),
  );
  app.view<ViewSubmitAction>({ type: 'view_submission' }, (args) =>
    work.take(() => onSubmit(parts, args)),
  );
  app.view<ViewClosedAction>({ type: 'view_closed' }, (args) =>
    work.take(() => onClosed(parts, args)),
  );
  app.options<'block_suggestion'>({ type: 'block_suggestion' }, (args) =>
    work.take(() => onSuggest(parts, args)),
  );
  app.shortcut<GlobalShortcut>({ type: 'shortcut' }, (args) =>
    work.take(() => onShortcut(parts, args)),
  );
  app.event('app_home_opened', (args) => work.take(() => onHomeOpened(parts, args)));
  app.event('tokens_revoked', async () => checkToken());
  app.event('app_uninstalled', async () => checkToken());
  app.error(async (error) => log.error({ err: error, surface: 'slack' }, 'Bolt failed'));
}
