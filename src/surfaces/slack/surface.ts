// Slack as a surface: what members do comes in through Bolt, what Cairn says goes out through the Web API.
import type { Logger } from '@slack/bolt';
import type { Hono } from 'hono';
import { within } from '#async/within.ts';
import type { Command } from '#core/command/command.ts';
import type { Desk, RunningSurface } from '#core/command/surface.ts';
import type { Log } from '#core/model/log.ts';
import type { Clock } from '#core/time/temporal.ts';
import { createSlackApi, type SlackApi } from './connect/api.ts';
import { boltLog, createApp } from './connect/app.ts';
import type { SlackConfig } from './connect/config.ts';
import type { Connection } from './connect/connection.ts';
import { createHttpConnection } from './connect/http-connection.ts';
import { createSocketConnection } from './connect/socket-connection.ts';
import { createTokenWatch, knowWorkspace, type Workspace } from './connect/workspace.ts';
import { createGivenFiles } from './receive/given-file.ts';
import type { HandlerContext } from './receive/handler-context.ts';
import { createLatestTold } from './receive/latest-told.ts';
import { listen } from './receive/listen.ts';
import { createProfiles } from './receive/profiles.ts';
import { createSharedOnce } from './receive/shared-once.ts';
import { createWorkInHand } from './receive/work-in-hand.ts';
import type { AnswerContext } from './send/answer.ts';
import { createHomes } from './send/home.ts';
import { createPosting } from './send/posting.ts';
import { presenceOf, runsWorkspace } from './send/presence.ts';

export type SlackOptions = {
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
export async function createSlackSurface(options: SlackOptions): Promise<SlackSurface> {
  const { config, log } = options;
  const logger = boltLog(log);
  const token = createTokenWatch();
  const api = createSlackApi({ ...config, logger, onTokenRefused: token.refuse });
  const workspace = await knowWorkspace(api, log);
  const { stop: stopPosting, ...posting } = createPosting(api, log);
  const context = contextOf(options, { api, workspace, posting });
  /** Slack tells when it takes the token no more; not always, so it is asked as well. */
  const checkToken = () => void api.repeatable((client) => client.auth.test());
  const connection = connectionOf(options, logger, checkToken);
  listen(createApp(connection, config, workspace, logger), context, checkToken);

  async function stop(): Promise<void> {
    clearInterval(checking);
    await within(context.work.finish(), FINISH_MILLISECONDS);
    stopPosting();
    await connection.close();
  }

  await connection.open();
  const checking = setInterval(checkToken, TOKEN_CHECK_MILLISECONDS);
  checking.unref();
  token.whenRefused((code, why) => {
    log.error({ code, why }, 'Slack is disconnected for good');
    void stop();
  });
  return {
    id: 'slack',
    routes: connection.routes,
    ...posting,
    // Slack takes no nonce.
    post: (channel, message, _nonce, turn) => posting.post(channel, message, turn),
    presence: async (teamId, userId) =>
      teamId === workspace.id && token.trouble() === undefined
        ? presenceOf(api, userId)
        : 'unknown',
    manages: async (teamId, userId) =>
      teamId === workspace.id && token.trouble() === undefined && runsWorkspace(api, userId),
    health: () => token.trouble() ?? connection.health(),
    stop,
  };
}

function contextOf(
  { config, desk, commands, clock, log }: SlackOptions,
  connected: {
    readonly api: SlackApi;
    readonly workspace: Workspace;
    readonly posting: AnswerContext['posting'];
  },
): HandlerContext {
  const { api } = connected;
  return {
    ...connected,
    desk,
    commands,
    profiles: createProfiles(api, clock),
    homes: createHomes(api, log),
    givenFiles: createGivenFiles({ ...config, api, log }),
    latestTold: createLatestTold(),
    sharedOnce: createSharedOnce(),
    work: createWorkInHand(log),
    log,
  };
}

function connectionOf(
  { config, clock, log }: SlackOptions,
  logger: Logger,
  onReconnected: () => void,
): Connection {
  return config.mode === 'socket'
    ? createSocketConnection({ ...config, logger, log, onReconnected })
    : createHttpConnection({ ...config, clock, logger, log });
}
