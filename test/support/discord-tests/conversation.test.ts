// People and a real discord.js client talk through the tests' Discord.
import { ComponentType, MessageFlags, TextInputStyle } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { COMMANDS, createScene, row, text } from './scene.ts';

const scene = createScene();

describe('a whole conversation', () => {
  test('slash command, button, update, form, submit', async () => {
    await scene.start();
    const guild = scene.discord.guild({ name: 'MLOps', channels: ['general'] });
    const ana = guild.member({ name: 'Ana' });
    const client = await scene.login(async (interaction) => {
      if (interaction.isChatInputCommand()) {
        const time = interaction.options.getString('time', true);
        await interaction.reply({
          components: [text(`**${time}** by ${interaction.user.displayName}`), row('Undo', 'Edit')],
          flags: [MessageFlags.IsComponentsV2, MessageFlags.Ephemeral],
        });
      } else if (interaction.isButton() && interaction.customId === 'undo') {
        await interaction.update({ components: [text('Undone'), row('Edit')] });
      } else if (interaction.isButton()) {
        await interaction.showModal({
          custom_id: 'edit-form',
          title: 'Edit',
          components: [
            {
              type: ComponentType.Label,
              label: 'Time',
              component: {
                type: ComponentType.TextInput,
                custom_id: 'time',
                style: TextInputStyle.Short,
                max_length: 10,
              },
            },
          ],
        });
      } else if (interaction.isModalSubmit() && interaction.isFromMessage()) {
        await interaction.update({
          components: [text(`Now ${interaction.fields.getTextInputValue('time')}`)],
        });
      }
    });
    await client.application.commands.set(COMMANDS);

    const answer = await ana.slash('general', 'log', { time: '1h30m' });
    expect(answer.text).toBe('1h30m by Ana\n[Undo] [Edit]');
    expect(answer.ephemeral).toBe(true);
    expect(answer.buttons().map((button) => button.label)).toEqual(['Undo', 'Edit']);
    expect(guild.channel('general').messages).toEqual([]);
    expect(guild.channel('general').seenBy(ana)).toHaveLength(1);

    const undone = await ana.press(answer, 'Undo');
    expect(undone.kind).toBe('update');
    expect(answer.text).toBe('Undone\n[Edit]');

    const edit = await ana.press(answer, 'Edit');
    expect(edit.modal.fields.map((field) => field.label)).toEqual(['Time']);
    await expect(ana.submit(edit, { Time: '12345678901' })).rejects.toThrow('0 to 10 characters');
    await ana.submit(edit, { Time: '2h' });
    expect(answer.text).toBe('Now 2h');
    await expect(ana.submit(edit, { Time: '3h' })).rejects.toThrow('closed');
    expect(scene.errors).toEqual([]);
  });

  test('others neither see nor press what is ephemeral', async () => {
    await scene.start();
    const guild = scene.discord.guild();
    const client = await scene.login(async (interaction) => {
      if (interaction.isChatInputCommand()) {
        await interaction.reply({
          content: 'Yours',
          components: [row('Undo')],
          flags: MessageFlags.Ephemeral,
        });
      }
    });
    await client.application.commands.set(COMMANDS);
    const answer = await guild.member({ name: 'Ana' }).slash('general', 'log', { time: '1h' });
    const ben = guild.member({ name: 'Ben' });
    await expect(ben.press(answer, 'Undo')).rejects.toThrow('ephemeral');
    await expect(
      client.rest.get(`/channels/${answer.message.channelId}/messages/${answer.message.id}`),
    ).rejects.toMatchObject({ code: 10008 });
  });

  test('a deferred answer is filled in later and keeps its ephemeral flag', async () => {
    await scene.start();
    const client = await scene.login(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      await interaction.editReply({
        components: [text('Done')],
        flags: MessageFlags.IsComponentsV2,
      });
      await interaction.followUp({ content: 'For all' });
    });
    await client.application.commands.set(COMMANDS);
    const guild = scene.discord.guild();
    const answer = await guild.member().slash('general', 'log', { time: '1h' });
    expect(answer.kind).toBe('deferred');
    await answer.settled();
    expect(answer.message).toMatchObject({ text: 'Done', ephemeral: true, loading: false });
    await guild.channel('general').waitFor((message) => message.text === 'For all');
    expect(answer.followUps()).toHaveLength(1);
    expect(scene.errors).toEqual([]);
  });

  test('autocomplete offers choices and refuses more than 25', async () => {
    await scene.start({ patience: 500 });
    let count = 2;
    const client = await scene.login(async (interaction) => {
      if (!interaction.isAutocomplete()) return;
      const typed = interaction.options.getFocused();
      expect(interaction.options.getString('time')).toBe('1h');
      await interaction.respond(
        Array.from({ length: count }, (_, index) => ({
          name: `${typed} ${index}`,
          value: `id-${index}`,
        })),
      );
    });
    await client.application.commands.set(COMMANDS);
    const ana = scene.discord.guild().member();
    expect(await ana.complete('general', 'log', 'item', 'mlf', { time: '1h' })).toEqual([
      { name: 'mlf 0', value: 'id-0' },
      { name: 'mlf 1', value: 'id-1' },
    ]);
    count = 26;
    await expect(ana.complete('general', 'log', 'item', 'mlf', { time: '1h' })).rejects.toThrow(
      'did not respond',
    );
    expect(scene.errors).toMatchObject([{ code: 50035 }]);
  });

  test('people and files arrive resolved, and a file can be fetched', async () => {
    await scene.start();
    const seen: unknown[] = [];
    const client = await scene.login(async (interaction) => {
      if (!interaction.isChatInputCommand() || !interaction.inGuild()) return;
      const file = interaction.options.getAttachment('file', true);
      const content = await (await fetch(file.url)).text();
      seen.push(
        interaction.options.getUser('member')?.displayName,
        content,
        interaction.memberPermissions.has('ManageGuild'),
      );
      await interaction.reply({
        content: 'ok',
        files: [{ attachment: Buffer.from('{}'), name: 'export.json' }],
      });
    });
    await client.application.commands.set(COMMANDS);
    const guild = scene.discord.guild();
    const ben = guild.member({ name: 'Ben' });
    const ana = guild.member({ name: 'Ana', permissions: 'manage-guild' });
    const answer = await ana.slash('general', 'log', {
      time: '1h',
      member: ben,
      file: { name: 'r.yaml', content: 'a: 1' },
    });
    expect(seen).toEqual(['Ben', 'a: 1', true]);
    expect(
      answer.message.attachments.map((file) => [file.name, Buffer.from(file.bytes).toString()]),
    ).toEqual([['export.json', '{}']]);
  });

  test('direct messages carry a user and no server', async () => {
    await scene.start();
    const client = await scene.login(async (interaction) => {
      if (interaction.isChatInputCommand())
        await interaction.reply(`${interaction.guildId} ${interaction.user.displayName}`);
    });
    await client.application.commands.set(COMMANDS);
    const ana = scene.discord.guild().member({ name: 'Ana' });
    expect((await ana.slash(ana.dm, 'log', { time: '1h' })).text).toBe('null Ana');
    await expect(ana.slash(ana.dm, 'setup')).rejects.toThrow('not shown in this kind of place');
  });
});

describe('what the client of a person refuses', () => {
  test('wrong options, commands without permission, unknown buttons', async () => {
    await scene.start();
    const client = await scene.login();
    await client.application.commands.set(COMMANDS);
    const guild = scene.discord.guild();
    const ana = guild.member({ name: 'Ana' });
    await expect(ana.slash('general', 'log')).rejects.toThrow('"time" is required');
    await expect(ana.slash('general', 'log', { time: '1h', kind: 'days' })).rejects.toThrow(
      'one of hours',
    );
    await expect(ana.slash('general', 'log', { time: '1h', weeks: 1.5 })).rejects.toThrow(
      'whole number',
    );
    await expect(ana.slash('general', 'log', { time: '1h', weeks: 53 })).rejects.toThrow(
      'from -52 to 52',
    );
    await expect(ana.slash('general', 'log', { time: '1h', colour: 'red' })).rejects.toThrow(
      'no option',
    );
    await expect(ana.slash('general', 'setup')).rejects.toThrow('not shown to Ana');
    await expect(ana.slash('general', 'nothing')).rejects.toThrow('no command');
  });
});
