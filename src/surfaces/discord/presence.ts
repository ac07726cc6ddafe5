// Whether somebody is in a server still. Without intents Discord does not tell who leaves, so it is asked.
import { DiscordAPIError, type REST, Routes } from 'discord.js';
import type { Presence } from '#core/ports/surface.ts';
import { CODE } from './failure.ts';

/** Asks for one member of a server. What Discord does not answer plainly is `unknown`: nobody is gone by an outage. */
export async function presenceOf(rest: REST, guildId: string, userId: string): Promise<Presence> {
  try {
    await rest.get(Routes.guildMember(guildId, userId));
    return 'present';
  } catch (error) {
    const code = error instanceof DiscordAPIError ? error.code : undefined;
    return code === CODE.unknownMember || code === CODE.unknownUser ? 'gone' : 'unknown';
  }
}
