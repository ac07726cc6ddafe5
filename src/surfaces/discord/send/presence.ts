// Whether somebody is in a server still. Without intents Discord does not tell who leaves, so it is asked.
import { type REST, Routes } from 'discord.js';
import type { Presence } from '#core/command/surface.ts';
import { CODE } from '../connect/failure.ts';
import type { Attempts } from './attempts.ts';

export type PresenceContext = { readonly rest: REST; readonly attempts: Attempts };

/**
 * Asks for one member of a server, in turn with posts. What Discord does not answer plainly is `unknown`: nobody is
 * gone by an outage.
 */
export async function presenceOf(
  { rest, attempts }: PresenceContext,
  guildId: string,
  userId: string,
): Promise<Presence> {
  const ended = await attempts.send(() => rest.get(Routes.guildMember(guildId, userId)));
  if ('answered' in ended) return 'present';
  if (ended.kind !== 'refused') return 'unknown';
  const { code } = ended.error;
  return code === CODE.unknownMember || code === CODE.unknownUser ? 'gone' : 'unknown';
}
