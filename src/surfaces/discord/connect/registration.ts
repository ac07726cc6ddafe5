// Cairn's commands as Discord registers them, generated from their declarations.
import {
  type ApplicationCommandOptionData,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  type ChatInputApplicationCommandData,
  type Client,
  InteractionContextType,
  PermissionFlagsBits,
  type UserApplicationCommandData,
} from 'discord.js';
import type { Command } from '#core/command/command.ts';
import type { Log } from '#core/model/log.ts';
import { kindOf, type Option } from '#core/options/option.ts';
import { POSTABLE_CHANNELS } from '#render/discord/codes.ts';
import { loggable } from './failure.ts';

/**
 * Makes Discord show exactly these commands. Asks first what it shows: an unchanged list is not sent again. Where that
 * is not told, sending it changes nothing that is right already.
 */
export async function registerCommands(
  client: Client<true>,
  commands: readonly Command[],
  log: Log,
): Promise<void> {
  const wanted = [...commands.map(registration), ...commands.flatMap(userRegistration)];
  const shown = await client.application.commands
    .fetch({ cache: false })
    .catch((error: unknown) => {
      log.warn(loggable(error), 'Discord did not tell which commands it shows');
    });
  const unchanged =
    shown?.size === wanted.length &&
    wanted.every((command) =>
      shown
        .find(({ name, type }) => name === command.name && type === command.type)
        ?.equals(command, true),
    );
  if (unchanged) return;
  await client.application.commands.set(wanted);
  log.info({ commands: wanted.length }, 'Discord shows a new list of commands');
}

/**
 * One command for all servers. One that needs an admin is shown to who may manage the server; servers
 * can overwrite that, so the command itself checks again.
 */
export function registration(command: Command): ChatInputApplicationCommandData {
  return {
    type: ApplicationCommandType.ChatInput,
    name: command.name,
    description: command.about,
    options: Object.entries(command.options).map(([name, option]) => optionOf(name, option)),
    ...whereAndForWhom(command),
  };
}

/** The same command in the menu that Discord opens on a person, where it is offered there. */
export function userRegistration(command: Command): readonly UserApplicationCommandData[] {
  if (command.userAction === undefined) return [];
  const { label: name } = command.userAction;
  return [{ type: ApplicationCommandType.User, name, ...whereAndForWhom(command) }];
}

function whereAndForWhom({ placeOnly, needs }: Command) {
  return {
    integrationTypes: [ApplicationIntegrationType.GuildInstall],
    contexts: placeOnly
      ? [InteractionContextType.Guild]
      : [InteractionContextType.Guild, InteractionContextType.BotDM],
    ...(needs === 'admin' && { defaultMemberPermissions: PermissionFlagsBits.ManageGuild }),
  };
}

/** Numbers go without bounds: Cairn's own refusal says more than Discord's. */
function optionOf(name: string, option: Option): ApplicationCommandOptionData {
  const basis = { name, description: option.about, required: option.required };
  switch (kindOf(option).wire) {
    case 'string':
      return { ...basis, type: ApplicationCommandOptionType.String, ...offered(option) };
    case 'integer':
      return { ...basis, type: ApplicationCommandOptionType.Integer, ...completion(option) };
    case 'number':
      return { ...basis, type: ApplicationCommandOptionType.Number, ...completion(option) };
    case 'member':
      return { ...basis, type: ApplicationCommandOptionType.User };
    case 'channel':
      return {
        ...basis,
        type: ApplicationCommandOptionType.Channel,
        channelTypes: [...POSTABLE_CHANNELS],
      };
    case 'file':
      return { ...basis, type: ApplicationCommandOptionType.Attachment };
  }
}

/** Fixed choices, or completion while one types: Discord takes one of the two. */
function offered(option: Option) {
  if (option.choices === undefined) return completion(option);
  return { choices: option.choices.map((choice) => ({ name: choice, value: choice })) };
}

function completion(option: Option): { autocomplete?: true } {
  return kindOf(option).suggest === undefined ? {} : { autocomplete: true };
}
