// Bolt's app, which hands on what a connection receives.
import { App, type Logger } from '@slack/bolt';
import type { SlackConfig } from './config.ts';
import type { Connection } from './connection.ts';
import type { Workspace } from './workspace.ts';

export function createApp(
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
