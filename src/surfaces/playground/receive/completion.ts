// Completion while a command is typed: first its name, then its options and their values.
import type { Command } from '#core/command/command.ts';
import type { Suggestion } from '#core/options/kinds/shared/kind.ts';
import { applies, kindOf, type Option, type RawValues } from '#core/options/option.ts';
import { ownValue } from '#core/text/own-value.ts';
import type { OptionAsk } from './on-suggest.ts';
import { readTyped, type Typed } from './typed-command.ts';

/** One offer: what it is called, what it is, and the whole text up to the caret once it is taken. */
export type Offer = { readonly label: string; readonly about: string; readonly text: string };

export type Completion = {
  /** What is being typed, in words: "time · How long". */
  readonly hint?: string;
  readonly offers: readonly Offer[];
};

type Named = { readonly id: string; readonly name: string };

export type CompletionContext = {
  readonly commands: readonly Command[];
  readonly people: readonly Named[];
  readonly channels: readonly Named[];
  readonly suggest: (asked: OptionAsk) => Promise<readonly Suggestion[]>;
  /** Which options a text after a command's name gives, with or without their names. */
  readonly given: (command: string, text: string) => Promise<RawValues>;
};

/** As many as a phone shows; typing on narrows them down. */
const MOST = 25;
const NOTHING: Completion = { offers: [] };

/** What could follow `text`, which ends at the caret. */
export async function complete(text: string, context: CompletionContext): Promise<Completion> {
  // Whoever comes from Slack types "/cairn log" here, too.
  const name = /^\/(?:cairn\s+)?(\S*)$/i.exec(text)?.[1];
  if (name !== undefined) return { offers: commandOffers(name.toLowerCase(), context.commands) };
  const [, typedName, rest = ''] = /^\/(?:cairn\s+)?(\S+)\s+([\s\S]*)$/i.exec(text) ?? [];
  const command = context.commands.find((each) => each.name === typedName?.toLowerCase());
  if (command === undefined) return NOTHING;
  const typed = readTyped(command, rest);
  return typed.option === undefined
    ? bareOffers(command, typed, text, context)
    : valueCompletion(command, typed.option, typed, text, context);
}

function commandOffers(partial: string, commands: readonly Command[]): readonly Offer[] {
  const starting = commands.filter(({ name }) => name.startsWith(partial));
  const holding = commands.filter(
    ({ name }) => !name.startsWith(partial) && name.includes(partial),
  );
  return [...starting, ...holding].map(({ name, about }) => ({
    label: `/${name}`,
    about,
    text: `/${name} `,
  }));
}

/** The values of one option, in place of what is typed of it so far. */
async function valueCompletion(
  command: Command,
  name: string,
  typed: Typed,
  text: string,
  context: CompletionContext,
): Promise<Completion> {
  const option = ownValue(command.options, name);
  if (option === undefined) return NOTHING;
  const head = text.slice(0, text.length - typed.typedLength);
  const values = await valuesOf(command, name, option, typed, context);
  return {
    hint: `${name} · ${option.about}`,
    offers: values.slice(0, MOST).map(({ label, value }) => ({
      label,
      about: '',
      text: `${head}${quoted(value)} `,
    })),
  };
}

/**
 * With all required options typed: names of the others, and the values that may stand without a name. What is given
 * already is not offered again; after the first word of a note a bare value would be one more word of it.
 */
async function bareOffers(
  command: Command,
  typed: Typed,
  text: string,
  context: CompletionContext,
): Promise<Completion> {
  const head = text.slice(0, text.length - typed.typedLength);
  const partial = typed.partial.toLowerCase();
  const words = head.replace(/^\/(?:cairn\s+)?\S+\s+/i, '');
  const given = { ...typed.values, ...(await context.given(command.name, words)) };
  const open = Object.entries(command.options).filter(
    ([name, option]) => !(name in given) && applies(option, given),
  );
  const inNote = Object.keys(given).some((name) => command.options[name]?.kind === 'note');
  const names = open
    .filter(([name]) => name.startsWith(partial))
    .map(([name, { about }]) => ({ label: `${name}:`, about, text: `${head}${name}:` }));
  const ofAction = inNote ? [] : await nextOfAction(command, typed, text, context);
  const bare =
    partial === '' || inNote
      ? []
      : open.filter(([name, option]) => kindOf(option).offeredBare && name !== typed.next?.option);
  const values = await Promise.all(
    bare.map(async ([name, option]) => {
      const offered = await valuesOf(command, name, option, typed, context);
      return offered
        .filter(({ value }) => value.toLowerCase().startsWith(partial))
        .map(({ label, value }) => ({ label, about: name, text: `${head}${quoted(value)} ` }));
    }),
  );
  // Names stay in sight, however many values there are.
  const offers = [...ofAction, ...values.flat()].slice(0, MOST - names.length);
  return { offers: [...offers, ...names] };
}

/** The values of what the chosen action takes next: the items after "/plan skip ". */
async function nextOfAction(
  command: Command,
  typed: Typed,
  text: string,
  context: CompletionContext,
): Promise<readonly Offer[]> {
  const { next } = typed;
  const option = next && ownValue(command.options, next.option);
  if (next === undefined || option === undefined) return [];
  const head = text.slice(0, text.length - next.partial.length);
  const offered = await valuesOf(command, next.option, option, { ...typed, ...next }, context);
  const name = kindOf(option).offeredBare ? '' : `${next.option}:`;
  return offered.map(({ label, value }) => ({
    label,
    about: next.option,
    text: `${head}${name}${quoted(value)} `,
  }));
}

async function valuesOf(
  command: Command,
  name: string,
  option: Option,
  { partial, values }: Typed,
  { people, channels, suggest }: CompletionContext,
): Promise<readonly Suggestion[]> {
  const { wire, suggest: offers } = kindOf(option);
  if (wire === 'member') return names('@', people, partial);
  if (wire === 'channel') return names('#', channels, partial);
  if (offers !== undefined)
    return suggest({ command: command.name, option: name, partial, values });
  return (option.choices ?? [])
    .filter((choice) => choice.startsWith(partial.toLowerCase()))
    .map((choice) => ({ label: choice, value: choice }));
}

function names(sign: string, named: readonly Named[], partial: string): readonly Suggestion[] {
  const wanted = partial.replace(/^[@#]/, '').toLowerCase();
  return named
    .filter(({ name }) => name.toLowerCase().includes(wanted))
    .map(({ name }) => ({ label: `${sign}${name}`, value: `${sign}${name}` }));
}

/** Quotes keep a value with spaces together; a name after @ or # is recognised with its spaces. */
function quoted(value: string): string {
  return /\s/.test(value) && !/^[@#"]/.test(value) ? `"${value.replaceAll('"', '')}"` : value;
}
