// What Discord is told of Cairn's commands, and when.
import { ApplicationCommandOptionType } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { commands } from '#commands/index.ts';
import { registration } from '#surfaces/discord/connect/registration.ts';
import { openDiscordWorld } from './discord-world.ts';

describe('the list of commands', () => {
  const bulkPut = ({ method, path }: { method: string; path: string }) =>
    method === 'PUT' && path.endsWith('/commands');

  test('is registered whole, in one request', async () => {
    const { discord } = await openDiscordWorld();
    expect(discord.commands().map(({ name, type }) => [name, type])).toEqual([
      ...commands.map(({ name }) => [name, 1]),
      ['Show progress', 2],
    ]);
    expect(discord.requests.filter(bulkPut)).toHaveLength(1);
  });

  test('is not sent again after a restart that changes nothing', async () => {
    const { discord, surface } = await openDiscordWorld();
    await surface.stop();
    await openDiscordWorld({ on: discord });
    expect(discord.requests.filter(bulkPut)).toHaveLength(1);
  });

  test.each([
    ['a description', { about: 'Something else' }],
    ['an option', { options: {} }],
    ['where it works', { placeOnly: true }],
    ['who sees it', { needs: 'admin' as const }],
    ['what can be done with a person', { userAction: { label: 'See hours', option: 'item' } }],
  ])('is sent again when %s has changed', async (_what, change) => {
    const { discord, surface } = await openDiscordWorld();
    await surface.stop();
    const changed = commands.map((each) => (each.name === 'log' ? { ...each, ...change } : each));
    await openDiscordWorld({ on: discord, commands: changed });
    expect(discord.requests.filter(bulkPut)).toHaveLength(2);
  });

  test('is sent again when a command is gone', async () => {
    const { discord, surface } = await openDiscordWorld();
    await surface.stop();
    await openDiscordWorld({ on: discord, commands: commands.slice(1) });
    expect(discord.commands()).toHaveLength(commands.length);
  });
});

describe('a command as Discord knows it', () => {
  const optionsOf = (name: string) => {
    const command = commands.find((each) => each.name === name);
    if (command === undefined) throw new Error(`no command ${name}`);
    return Object.fromEntries(
      (registration(command).options ?? []).map((option) => [option.name, option]),
    );
  };

  test.each(['activity', 'area', 'level', 'name', 'item', 'timezone'])(
    'completes %s wherever it is asked for',
    (name) => {
      const found = commands.flatMap((command) => optionsOf(command.name)[name] ?? []);
      expect(found).not.toEqual([]);
      for (const option of found) expect(option).toMatchObject({ type: 3, autocomplete: true });
    },
  );

  test('stays within the limits of Discord', () => {
    for (const command of commands) {
      const data = registration(command);
      expect(data.name).toMatch(/^[a-z]{1,32}$/);
      expect(data.description.length).toBeLessThanOrEqual(100);
      const options = data.options ?? [];
      expect(options.length).toBeLessThanOrEqual(25);
      for (const { description } of options) expect(description.length).toBeLessThanOrEqual(100);
      expect(charactersIn(data)).toBeLessThanOrEqual(8_000);
    }
  });

  test('has its required options first', () => {
    for (const command of commands) {
      const required = Object.values(command.options).map((option) => option.required);
      expect(required).toEqual(required.toSorted((a, b) => Number(b) - Number(a)));
    }
  });

  test('has options of the contract’s types', () => {
    const { String: text, Number: number, Integer, User, Channel } = ApplicationCommandOptionType;
    expect(optionsOf('log')).toMatchObject({
      time: { type: text, required: true },
      activity: { type: text, autocomplete: true },
      item: { type: text, autocomplete: true },
      note: { type: text },
    });
    expect(optionsOf('join')['goal']).toEqual(
      expect.not.objectContaining({ minValue: expect.anything(), maxValue: expect.anything() }),
    );
    expect(optionsOf('join')).toMatchObject({ goal: { type: number } });
    expect(optionsOf('history')).toMatchObject({ member: { type: User } });
    expect(optionsOf('roadmap')).toMatchObject({ quarter: { type: Integer, autocomplete: true } });
    expect(optionsOf('setup')).toMatchObject({ channel: { type: Channel }, day: { type: text } });
  });

  test('is for servers and direct messages; `setup` for servers, and for who manages them', () => {
    const [log, setup] = ['log', 'setup'].map((name) =>
      commands.find((each) => each.name === name),
    );
    if (log === undefined || setup === undefined) throw new Error('a command is missing');
    expect(registration(log)).toMatchObject({ contexts: [0, 1], integrationTypes: [0] });
    expect(registration(log)).not.toHaveProperty('defaultMemberPermissions');
    expect(registration(setup)).toMatchObject({ contexts: [0], defaultMemberPermissions: 32n });
  });
});

/** What Discord counts: names, descriptions and the values of choices. */
function charactersIn(data: object): number {
  return Object.entries(data)
    .map(([key, value]): number => {
      if (Array.isArray(value)) return value.map(inner).reduce((sum, each) => sum + each, 0);
      return ['name', 'description', 'value'].includes(key) ? String(value).length : 0;
    })
    .reduce((sum, each) => sum + each, 0);
}

function inner(value: unknown): number {
  return typeof value === 'object' && value !== null ? charactersIn(value) : 0;
}
