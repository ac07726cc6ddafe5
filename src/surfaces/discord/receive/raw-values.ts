// What was typed or chosen in a command or a form, as the core takes it: by name, not yet read.
import type { AutocompleteInteraction, CommandInteractionOption, ModalData } from 'discord.js';
import type { RawValues } from '#core/options/option.ts';
import { filesInField } from './given-file.ts';

/** Users and channels are their ids, a file is its address. */
export function optionValues(options: readonly CommandInteractionOption[]): RawValues {
  return Object.fromEntries(
    options.flatMap(({ name, value, attachment }) => {
      const raw = attachment?.url ?? value;
      return typeof raw === 'string' || typeof raw === 'number' ? [[name, raw] as const] : [];
    }),
  );
}

/** The options beside the one being typed; what is not resolved yet is left out. */
export function otherValues({ options }: AutocompleteInteraction, focused: string): RawValues {
  return optionValues(options.data.filter(({ name }) => name !== focused));
}

/** Fields that were left empty are left out. */
export function fieldValues(fields: Iterable<ModalData>): RawValues {
  return Object.fromEntries(
    [...fields].flatMap((field) => {
      const value = chosenIn(field);
      return value === undefined || value === '' ? [] : [[field.customId, value] as const];
    }),
  );
}

/** Text as it was typed, a file's address, or the first choice of a select: Cairn's forms have no others. */
function chosenIn(field: ModalData): string | undefined {
  if ('value' in field) return typeof field.value === 'string' ? field.value : undefined;
  return filesInField(field)[0]?.url ?? field.values[0];
}
