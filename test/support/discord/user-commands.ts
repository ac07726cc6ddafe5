// A person uses commands: slash commands, autocomplete, a person's context menu.
import { type Answer, awaitAnswer } from './answer.ts';
import { type Asking, firstAnswer, type Kit, sendInteraction } from './interaction-payload.ts';
import { type JsonObject, objectsIn, textIn } from './json.ts';
import { fillOptions, findCommand, type OptionValues, Resolved } from './user-options.ts';

/** One thing that autocomplete offers. */
export interface Choice {
  readonly name: string;
  readonly value: string | number;
}

/** A command with the subcommand that the words after its name stand for. */
function descend(
  command: JsonObject,
  words: readonly string[],
  fill: (options: readonly JsonObject[]) => JsonObject[],
): JsonObject[] {
  const [word, ...rest] = words;
  const options = objectsIn(command, 'options');
  if (word === undefined) return fill(options);
  const sub = options.find((option) => option['name'] === word);
  if (sub === undefined) throw new Error(`There is no subcommand "${word}"`);
  return [{ name: word, type: sub['type'], options: descend(sub, rest, fill) }];
}

const commandData = (command: JsonObject): JsonObject => ({
  id: command['id'],
  name: command['name'],
  type: command['type'],
  ...(command['guild_id'] === undefined ? {} : { guild_id: command['guild_id'] }),
});

export async function slash(
  kit: Kit,
  asking: Asking,
  line: string,
  values: OptionValues,
): Promise<Answer> {
  const [name = '', ...words] = line.replace(/^\//, '').split(' ');
  const command = findCommand(kit, asking, name, 1);
  const resolved = new Resolved(kit, asking);
  const options = descend(command, words, (known) => fillOptions(known, values, resolved));
  const data = {
    ...commandData(command),
    ...resolved.field(),
    ...(options.length > 0 ? { options } : {}),
  };
  return awaitAnswer(kit, sendInteraction(kit, asking, { type: 2, data }));
}

export async function complete(
  kit: Kit,
  asking: Asking,
  line: string,
  typing: { readonly option: string; readonly typed: string; readonly others: OptionValues },
): Promise<readonly Choice[]> {
  const [name = '', ...words] = line.replace(/^\//, '').split(' ');
  const command = findCommand(kit, asking, name, 1);
  const resolved = new Resolved(kit, asking);
  let focusedType: unknown;
  const options = descend(command, words, (known) => {
    const focused = known.find((option) => option['name'] === typing.option);
    if (focused?.['autocomplete'] !== true)
      throw new Error(`"${typing.option}" has no autocomplete`);
    focusedType = focused['type'];
    const before = fillOptions(known, typing.others, resolved, { partial: true });
    return [
      ...before,
      { name: typing.option, type: focusedType, value: typing.typed, focused: true },
    ];
  });
  const data = { ...commandData(command), ...resolved.field(), options };
  const answer = await firstAnswer(
    kit,
    sendInteraction(kit, asking, { type: 4, data, focusedType }),
  );
  if (answer.kind !== 'choices') throw new Error('The bot offered nothing');
  return answer.choices.map((choice) => ({
    name: textIn(choice, 'name') ?? '',
    value: typeof choice['value'] === 'number' ? choice['value'] : String(choice['value']),
  }));
}

export async function userCommand(
  kit: Kit,
  asking: Asking,
  name: string,
  target: string,
): Promise<Answer> {
  const command = findCommand(kit, asking, name, 2);
  const resolved = new Resolved(kit, asking);
  resolved.user(target);
  const data = { ...commandData(command), target_id: target, ...resolved.field() };
  return awaitAnswer(kit, sendInteraction(kit, asking, { type: 2, data }));
}
