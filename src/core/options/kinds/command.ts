// The name of a command, with or without its slash.
import { namesNear } from '../../roadmap/find-titled.ts';
import { quote } from '../../text/quote.ts';
import { type Reading, read, unreadable } from '../../text/reading.ts';
import { search } from './shared/fields.ts';
import { type Facts, type Kind, ONE_WORD } from './shared/kind.ts';
import { offerTitled } from './shared/titled.ts';
import { FREE_LINE } from './shared/words.ts';

export const command: Kind<string> = {
  wire: 'string',
  dated: false,
  read: readName,
  suggest: (partial, { commands }) => offerTitled(commands.map(titled), partial),
  field: search,
  words: () => FREE_LINE,
  whole: ONE_WORD,
  offeredBare: false,
};

function titled({ name, about }: Facts['commands'][number]) {
  return { id: name, title: `${name} · ${about}` };
}

function readName(typed: string, { commands }: Facts): Reading<string> {
  const name = typed.replace(/^\/(cairn\s+)?/i, '').toLowerCase();
  const near = namesNear(
    commands.map((each) => each.name),
    name,
  );
  const [only, ...others] = near;
  const isPart = only !== undefined && others.length === 0 && only.includes(name);
  if (isPart || near.includes(name)) return read(isPart ? only : name);
  return unreadable(`There is no command ${quote(typed)}.`, ...near.slice(0, 3));
}
