// Identifiers shaped like Slack's, unique within one test Slack.
import { randomBytes } from 'node:crypto';

export type Ids = {
  /** An id with Slack's letter in front: T team, C channel, D direct message, U user, A app, B bot, V view, F file, E event. */
  next(prefix: string): string;
  /** A message's timestamp id, unique and rising: seconds and six digits. */
  timestamp(now: number): string;
  /** A random secret of so many characters. */
  secret(length: number): string;
};

export const createIds = (): Ids => {
  let count = 0;
  let lastMicros = 0;
  return {
    next: (prefix) => {
      count += 1;
      return `${prefix}0${count.toString(36).toUpperCase().padStart(9, '0')}`;
    },
    timestamp: (now) => {
      lastMicros = Math.max(now * 1000, lastMicros + 1);
      return `${Math.floor(lastMicros / 1e6)}.${String(lastMicros % 1e6).padStart(6, '0')}`;
    },
    secret: (length) => randomBytes(length).toString('hex').slice(0, length),
  };
};
