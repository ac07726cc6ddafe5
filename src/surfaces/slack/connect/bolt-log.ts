// What Bolt says, into Cairn's log. Its debug lines hold whole payloads, notes and names: they go nowhere.
import { type Logger, LogLevel } from '@slack/bolt';
import type { Log } from '#core/model/log.ts';

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
