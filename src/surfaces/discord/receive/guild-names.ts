// Names of servers. Without the Guilds intent the gateway does not tell them, so they are asked for over REST.
import { type REST, Routes } from 'discord.js';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { Log } from '#core/model/log.ts';
import { loggable } from '../connect/failure.ts';

export type GuildNames = {
  /** A server's name; its id where Discord does not tell the name. */
  nameOf(guildId: string): Promise<string>;
};

/** Names are kept: only `setup` asks, and a name that changes meanwhile can be corrected there. */
const MOST_KEPT = 500;

const GUILD = z.object({ name: z.string() });

export function createGuildNames(rest: REST, log: Log): GuildNames {
  const names = new LRUCache<string, string>({ max: MOST_KEPT });
  return {
    async nameOf(guildId) {
      const known = names.get(guildId);
      if (known !== undefined) return known;
      try {
        const { name } = GUILD.parse(await rest.get(Routes.guild(guildId)));
        names.set(guildId, name);
        return name;
      } catch (error) {
        log.warn(loggable(error), 'Discord did not tell the name of a server');
        return guildId;
      }
    },
  };
}
