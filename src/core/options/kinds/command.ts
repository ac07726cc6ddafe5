// The name of a command, with or without its slash.
import { findTitled } from '../../roadmap/find-titled.ts';
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
  const finding = findTitled(
    commands.map(({ name }) => ({ id: name, title: name })),
    typed.replace(/^\/(cairn\s+)?/i, '').toLowerCase(),
  );
  if (finding.outcome === 'found') return read(finding.entry.id);
  const near = finding.outcome === 'ambiguous' ? finding.candidates : finding.nearest;
  const names = near.slice(0, 3).map(({ id }) => id);
  return unreadable(`There is no command ${quote(typed)}.`, ...names);
}
