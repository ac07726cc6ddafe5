// Bolt's app, which hands on what a connection receives, and what it logs.
import { App, type Logger, LogLevel } from '@slack/bolt';
import type { Log } from '#core/model/log.ts';
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

/** What Bolt says, into Cairn's log. Its debug lines hold whole payloads, notes and names: they go nowhere. */
export function boltLog(log: Log): Logger {
  const nowhere = () => undefined;
  return {
    debug: nowhere,
    info: nowhere,
    warn: (...said) => log.warn({ said: lines(said) }, 'the Slack SDK warns'),
    error: (...said) => log.warn({ said: lines(said) }, 'the Slack SDK reports an error'),
    setLevel: nowhere,
    getLevel: () => LogLevel.WARN,
    setName: nowhere,
  };
}

/** Texts and the messages of errors; objects may hold what a member wrote. */
function lines(said: readonly unknown[]): string {
  return said
    .map((each) => (each instanceof Error ? each.message : each))
    .filter((each) => typeof each === 'string')
    .join(' ')
    .slice(0, 300);
}
