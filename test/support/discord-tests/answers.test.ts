// Deadlines of answers, double answers, expired tokens.
import { ComponentType, TextInputStyle } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { COMMANDS, createScene } from './scene.ts';

const scene = createScene();

describe('deadlines', () => {
  test('an answer after three seconds is refused with 10062', async () => {
    await scene.start({ patience: 500 });
    const client = await scene.login(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      scene.now += 3_001;
      await interaction.reply('late');
    });
    await client.application.commands.set(COMMANDS);
    await expect(
      scene.discord.guild().member().slash('general', 'log', { time: '1h' }),
    ).rejects.toThrow('did not respond');
    expect(scene.errors).toMatchObject([{ code: 10062, status: 404 }]);
  });

  test('a second answer is refused with 40060, and a redelivered command cannot be answered again', async () => {
    await scene.start();
    const ids: string[] = [];
    const client = await scene.login(async (interaction) => {
      ids.push(interaction.id);
      if (interaction.isChatInputCommand()) await interaction.reply('once');
    });
    await client.application.commands.set(COMMANDS);
    const answer = await scene.discord.guild().member().slash('general', 'log', { time: '1h' });
    scene.discord.redeliver(answer);
    await scene.discord.waitForRequest((request) => request.code === 40060);
    expect(ids).toEqual([answer.interaction.id, answer.interaction.id]);
  });

  test('a token is worthless after fifteen minutes', async () => {
    await scene.start();
    const client = await scene.login(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.reply('first');
      scene.now += 15 * 60_000 + 1;
      await interaction.editReply('second');
    });
    await client.application.commands.set(COMMANDS);
    const answer = await scene.discord.guild().member().slash('general', 'log', { time: '1h' });
    const refused = await scene.discord.waitForRequest((request) => request.method === 'PATCH');
    expect([refused.status, refused.code]).toEqual([401, 50027]);
    expect(answer.text).toBe('first');
  });

  test('a form cannot answer a form', async () => {
    await scene.start({ patience: 500 });
    const form = {
      custom_id: 'form',
      title: 'Form',
      components: [
        {
          type: ComponentType.Label as const,
          label: 'A',
          component: {
            type: ComponentType.TextInput as const,
            custom_id: 'a',
            style: TextInputStyle.Short,
          },
        },
      ],
    };
    const client = await scene.login(async (interaction) => {
      if (interaction.isChatInputCommand()) await interaction.showModal(form);
      else if (interaction.isModalSubmit()) {
        await client.rest.post(`/interactions/${interaction.id}/${interaction.token}/callback`, {
          body: { type: 9, data: form },
          auth: false,
        });
      }
    });
    await client.application.commands.set(COMMANDS);
    const ana = scene.discord.guild().member();
    const opened = await ana.slash('general', 'log', { time: '1h' });
    await expect(ana.submit(opened, { A: 'x' })).rejects.toThrow('did not respond');
    expect(scene.errors).toMatchObject([
      { code: 50035, rawError: { errors: { type: { _errors: [{ code: 'BASE_TYPE_CHOICES' }] } } } },
    ]);
  });
});
