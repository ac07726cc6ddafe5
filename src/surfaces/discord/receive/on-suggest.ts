// Autocompletion: what Discord asks while somebody types, and the choices that it takes.
import {
  type ApplicationCommandOptionChoiceData,
  ApplicationCommandOptionType,
  type AutocompleteInteraction,
} from 'discord.js';
import type { Suggestion } from '#core/options/kinds/shared/kind.ts';
import { isTooLate, loggable } from '../connect/failure.ts';
import { askerOf } from './ask.ts';
import type { HandlerContext } from './handler-context.ts';
import { otherValues } from './raw-values.ts';

const MOST = 25;
const LONGEST = 100;

/** Offers what fits; whatever goes wrong is logged, and Discord shows nothing. */
export async function onSuggest(
  { desk, log }: HandlerContext,
  interaction: AutocompleteInteraction,
): Promise<void> {
  const { commandName, guildId, options } = interaction;
  try {
    const { name, value, type } = options.getFocused(true);
    const suggestions = await desk().suggest({
      surface: 'discord',
      ...(guildId !== null && { place: { workspaceId: guildId, name: guildId } }),
      direct: guildId === null,
      asker: askerOf(interaction),
      command: commandName,
      option: name,
      partial: String(value),
      values: otherValues(interaction, name),
    });
    const isText = type === ApplicationCommandOptionType.String;
    await interaction.respond(suggestions.flatMap((each) => choice(each, isText)).slice(0, MOST));
  } catch (error) {
    // Who types on does not wait for the answers to what was typed before.
    if (isTooLate(error)) log.info(loggable(error), 'suggestions came too late');
    else log.warn(loggable(error), 'suggestions could not be given');
  }
}

/** A choice as Discord takes it; nothing where it would refuse all for this one. */
function choice(
  { label, value }: Suggestion,
  isText: boolean,
): readonly ApplicationCommandOptionChoiceData[] {
  const name = Array.from(label).slice(0, LONGEST).join('');
  if (name.trim() === '' || value === '') return [];
  if (isText) return value.length <= LONGEST ? [{ name, value }] : [];
  const number = Number(value);
  return Number.isFinite(number) ? [{ name, value: number }] : [];
}
