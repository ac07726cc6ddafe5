// Menus, forms with every input, deferred updates and edits, with a real discord.js client.
import { ComponentType, MessageFlags } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { COMMANDS, createScene, row, text } from './scene.ts';

const scene = createScene();
const V2 = MessageFlags.IsComponentsV2;
const choices = [
  { label: 'One', value: '1' },
  { label: 'Two', value: '2' },
];
const menu = {
  type: ComponentType.ActionRow as const,
  components: [
    {
      type: ComponentType.StringSelect as const,
      custom_id: 'view',
      placeholder: 'View',
      options: choices,
    },
  ],
};

describe('menus', () => {
  test('a choice arrives by its value, and a deferred update edits the same message', async () => {
    await scene.start();
    const client = await scene.login(async (interaction) => {
      if (interaction.isChatInputCommand()) {
        await interaction.reply({ components: [text('Pick'), menu], flags: V2 });
      } else if (interaction.isStringSelectMenu()) {
        await interaction.deferUpdate();
        await interaction.editReply({ components: [text(`Picked ${interaction.values.join()}`)] });
      }
    });
    await client.application.commands.set(COMMANDS);
    const guild = scene.discord.guild();
    const ana = guild.member();
    const answer = await ana.slash('general', 'log', { time: '1h' });
    await expect(ana.choose(answer, 'View', 'Three')).rejects.toThrow('does not offer');
    const chosen = await ana.choose(answer, 'View', 'Two');
    expect(chosen.kind).toBe('deferred-update');
    await chosen.settled();
    expect(guild.channel('general').last.text).toBe('Picked 2');
    expect(guild.channel('general').messages).toHaveLength(1);
  });
});

describe('forms', () => {
  test('every kind of input arrives as the API sends it', async () => {
    await scene.start();
    const seen: unknown[] = [];
    const client = await scene.login(async (interaction) => {
      if (interaction.isChatInputCommand())
        await client.rest.post(`/interactions/${interaction.id}/${interaction.token}/callback`, {
          body: { type: 9, data: form },
          auth: false,
        });
      else if (interaction.isModalSubmit()) {
        const { fields } = interaction;
        seen.push(
          fields.getStringSelectValues('select'),
          fields.getSelectedUsers('user')?.map((user) => user.displayName),
          fields.getUploadedFiles('file')?.map((file) => file.name),
          fields.getTextInputValue('note'),
        );
        await interaction.reply({ content: 'Thanks', flags: MessageFlags.Ephemeral });
      }
    });
    const label = (name: string, component: object) => ({ type: 18, label: name, component });
    const form = {
      custom_id: 'form',
      title: 'Form',
      components: [
        label('Select', { type: 3, custom_id: 'select', options: choices }),
        label('User', { type: 5, custom_id: 'user' }),
        label('File', { type: 19, custom_id: 'file' }),
        label('Note', {
          type: 4,
          custom_id: 'note',
          style: 2,
          required: false,
          value: 'As it was',
        }),
        label('Radio', { type: 21, custom_id: 'radio', options: choices, required: false }),
      ],
    };
    await client.application.commands.set(COMMANDS);
    const guild = scene.discord.guild();
    const [ana, ben] = [guild.member({ name: 'Ana' }), guild.member({ name: 'Ben' })];
    const opened = await ana.slash('general', 'log', { time: '1h' });
    await expect(ana.submit(opened, { Select: 'One' })).rejects.toThrow(
      '"User" takes 1 to 1 choices',
    );
    const file = { name: 'roadmap.yaml', content: 'a: 1' };
    const answer = await ana.submit(opened, { Select: 'One', User: ben, file, radio: 'Two' });
    expect(answer.text).toBe('Thanks');
    expect(seen).toEqual([['1'], ['Ben'], ['roadmap.yaml'], 'As it was']);
    const data = answer.interaction.payload['data'];
    expect(data).toMatchObject({
      custom_id: 'form',
      components: [
        { type: 18, id: 1, component: { type: 3, id: 2, custom_id: 'select', values: ['1'] } },
        { type: 18, component: { type: 5, values: [ben.id] } },
        { type: 18, component: { type: 19, values: [expect.any(String)] } },
        { type: 18, component: { type: 4, value: 'As it was' } },
        { type: 18, component: { type: 21, value: '2' } },
      ],
      resolved: { users: { [ben.id]: { username: expect.any(String) } } },
    });
  });
});

describe('edits', () => {
  test('a followup right after a defer fills the waiting message', async () => {
    await scene.start();
    const client = await scene.login(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      await interaction.followUp('Here');
    });
    await client.application.commands.set(COMMANDS);
    const guild = scene.discord.guild();
    const answer = await (await guild.member().slash('general', 'log', { time: '1h' })).settled();
    expect(answer.message).toMatchObject({ text: 'Here', ephemeral: true });
    expect(answer.followUps()).toEqual([]);
  });

  test('Components V2 stays for ever, and takes the place of content when that is cleared', async () => {
    await scene.start();
    const client = await scene.login();
    const channel = scene.discord.guild().channel('general');
    const first = Object(
      await client.rest.post(`/channels/${channel.id}/messages`, { body: { content: 'old' } }),
    );
    const patch = (body: object) =>
      client.rest.patch(`/channels/${channel.id}/messages/${first.id}`, { body });
    await expect(patch({ flags: V2, components: [text('new')] })).rejects.toMatchObject({
      code: 50035,
    });
    await patch({ flags: V2, content: null, components: [text('new')] });
    expect(channel.last.text).toBe('new');
    await expect(patch({ content: 'old' })).rejects.toMatchObject({ code: 50035 });
    expect(channel.last).toMatchObject({ text: 'new', edits: 1 });
  });

  test('files stay through an edit, and a new one takes their place when they are not kept', async () => {
    await scene.start();
    const client = await scene.login();
    const channel = scene.discord.guild().channel('general');
    const picture = (url: string) => ({
      type: 12,
      items: [{ media: { url }, description: 'Chart' }],
    });
    const file = (name: string) => [{ name, data: Buffer.from(name), contentType: 'image/png' }];
    const first = Object(
      await client.rest.post(`/channels/${channel.id}/messages`, {
        body: { flags: V2, components: [picture('attachment://a.png'), row('Undo')] },
        files: file('a.png'),
      }),
    );
    const path = `/channels/${channel.id}/messages/${first.id}` as const;
    await client.rest.patch(path, { body: { components: [picture('attachment://a.png')] } });
    expect(channel.last.attachments.map((one) => one.name)).toEqual(['a.png']);
    await client.rest.patch(path, {
      body: { attachments: [], components: [picture('attachment://b.png')] },
      files: file('b.png'),
    });
    expect(channel.last.attachments.map((one) => one.name)).toEqual(['b.png']);
    await client.rest.delete(path);
    expect(channel.messages).toEqual([]);
    await expect(client.rest.get(path)).rejects.toMatchObject({ code: 10008 });
  });
});

test('a command of a person’s context menu carries that person', async () => {
  await scene.start();
  const client = await scene.login(async (interaction) => {
    if (interaction.isUserContextMenuCommand())
      await interaction.reply(`About ${interaction.targetUser.displayName}`);
  });
  await client.application.commands.set([{ type: 2, name: 'Progress' }]);
  const guild = scene.discord.guild();
  const [ana, ben] = [guild.member({ name: 'Ana' }), guild.member({ name: 'Ben' })];
  expect((await ana.userCommand('general', 'Progress', ben)).text).toBe('About Ben');
});
