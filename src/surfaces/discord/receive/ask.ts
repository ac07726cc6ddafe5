// From an interaction of discord.js to what the core is asked.
import {
  type BaseInteraction,
  type ChatInputCommandInteraction,
  GuildMember,
  type Interaction,
  type MessageComponentInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
  PermissionFlagsBits,
  type UserContextMenuCommandInteraction,
} from 'discord.js';
import type { Ask, Asker, Input } from '#core/command/ask.ts';
import type { Command } from '#core/command/command.ts';
import { decodePress, type Press, press } from '#core/message/press.ts';
import type { Target } from '../send/target.ts';
import { filesInField, filesInOptions, type Given, givenFiles } from './given-file.ts';
import type { HandlerContext } from './handler-context.ts';
import { fieldValues, optionValues } from './raw-values.ts';

/** What Cairn answers with messages and forms. */
export type Asking = Extract<
  Interaction,
  | ChatInputCommandInteraction
  | UserContextMenuCommandInteraction
  | MessageComponentInteraction
  | ModalSubmitInteraction
>;

export function isAsking(interaction: Interaction): interaction is Asking {
  return (
    interaction.isChatInputCommand() ||
    interaction.isUserContextMenuCommand() ||
    interaction.isMessageComponent() ||
    interaction.isModalSubmit()
  );
}

export async function askOf(
  { commands, guildNames, plainHttp }: HandlerContext,
  interaction: Asking,
  input: Input,
): Promise<Ask> {
  const { id, guildId, channelId } = interaction;
  const asksForName = guildId !== null && needsAdmin(input, commands);
  const name = asksForName ? await guildNames.nameOf(guildId) : (guildId ?? '');
  return {
    id,
    surface: 'discord',
    ...(guildId !== null && { place: { workspaceId: guildId, name } }),
    ...(channelId !== null && { channelId }),
    direct: guildId === null,
    asker: askerOf(interaction),
    input,
    file: givenFiles(filesOf(interaction), plainHttp),
  };
}

function filesOf(interaction: Asking): readonly Given[] {
  if (interaction.isChatInputCommand()) return filesInOptions(interaction.options.data);
  if (!interaction.isModalSubmit()) return [];
  return [...interaction.fields.fields.values()].flatMap(filesInField);
}

export function targetOf(interaction: Asking, input: Input): Target {
  const { id, applicationId, token, guildId } = interaction;
  const onMessage = isOnMessage(interaction);
  const answered = answeredBy(interaction) ?? id;
  const here = { interactionId: id, applicationId, token, guildId: guildId ?? '' };
  return { ...here, input, onMessage, answered };
}

/** Of a message that Cairn posted of its own accord, its own id. */
function answeredBy(interaction: Asking): string | undefined {
  const on =
    interaction.isMessageComponent() || interaction.isModalSubmit() ? interaction.message : null;
  return on?.interactionMetadata?.id ?? on?.id;
}

function isOnMessage(interaction: Asking): boolean {
  if (interaction.isModalSubmit()) return interaction.isFromMessage();
  return interaction.isMessageComponent();
}

export function askerOf(interaction: BaseInteraction): Asker {
  const { user, memberPermissions } = interaction;
  // Administrators pass too.
  const isAdmin = memberPermissions?.has(PermissionFlagsBits.ManageGuild) ?? false;
  return {
    workspaceId: '',
    userId: user.id,
    name: nameOf(interaction),
    isAdmin: async () => isAdmin,
    seemsAdmin: isAdmin,
    // Discord tells a language, but no zone.
    timeZone: async () => undefined,
  };
}

/** The name in the server, else the one shown everywhere, else the username. */
function nameOf({ member, user }: BaseInteraction): string {
  const nick = member instanceof GuildMember ? member.nickname : member?.nick;
  return nick ?? user.globalName ?? user.username;
}

export function inputOf(interaction: Asking, commands: readonly Command[]): Input {
  if (interaction.isChatInputCommand()) {
    const { commandName, options } = interaction;
    return { kind: 'command', command: commandName, values: optionValues(options.data) };
  }
  if (interaction.isUserContextMenuCommand()) {
    return userInput(interaction.commandName, interaction.targetId, commands);
  }
  const pressed = pressOf(interaction.customId);
  if (interaction.isModalSubmit()) {
    const values = fieldValues(interaction.fields.fields.values());
    return { kind: 'submit', press: pressed, values };
  }
  const [chosen] = interaction.isAnySelectMenu() ? interaction.values : [];
  const { message, guildId } = interaction;
  const isPrivate = message.flags.has(MessageFlags.Ephemeral) || guildId === null;
  return {
    kind: 'press',
    press: pressed,
    ...(chosen !== undefined && { chosen }),
    private: isPrivate,
    ...(!isPrivate && { on: message.id }),
  };
}

/** What is done with a person: the command of that label, with the person as its option. */
function userInput(label: string, userId: string, commands: readonly Command[]): Input {
  const command = commands.find(({ userAction }) => userAction?.label === label);
  if (command?.userAction === undefined) return { kind: 'command', command: label, values: {} };
  return {
    kind: 'command',
    command: command.name,
    values: { [command.userAction.option]: userId },
  };
}

/** An id that is none of Cairn's stands for no action: the core answers that it is stale. */
function pressOf(customId: string): Press {
  return decodePress(customId) ?? press('');
}

/** The commands of admins name the place, so only they have its name looked up. */
function needsAdmin(input: Input, commands: readonly Command[]): boolean {
  const name =
    input.kind === 'command' ? input.command : 'press' in input ? input.press.action : '';
  const [head] = name.split('.');
  return commands.find((command) => command.name === head)?.needs === 'admin';
}
