// Several processes that each serve some of a bot's shards.
import { expect, test } from 'vitest';
import { openDiscordWorld } from './discord-world.ts';

test('each process answers the servers of its own shards, and nobody is answered twice', async () => {
  const low = await openDiscordWorld({ shards: { first: 0, last: 1, count: 4 } });
  const { discord } = low;
  const high = await openDiscordWorld({ on: discord, shards: { first: 2, last: 3, count: 4 } });
  expect(discord.connections).toBe(4);
  const asked = { low: 0, high: 0 };
  for (let index = 0; index < 12; index += 1) {
    const guild = discord.guild({ name: `Crew ${index}`, channels: ['general'] });
    const shard = Number((BigInt(guild.id) >> 22n) % 4n);
    asked[shard < 2 ? 'low' : 'high'] += 1;
    const member = guild.member({ name: 'Ana' });
    expect((await member.slash('general', 'help')).text).toContain('Cairn');
  }
  expect({ low: low.taken(), high: high.taken() }).toEqual(asked);
  expect(Math.min(asked.low, asked.high)).toBeGreaterThan(0);
  expect([...low.problems(), ...high.problems()]).toEqual([]);
});
