// A line that says what is done.
import type { NewEntry } from '#core/model/entries.ts';
import type { Facts } from '#core/options/kinds/shared/kind.ts';
import { looksLikeLink, readEvidence } from '#core/reading/read-link.ts';
import { findTitled } from '#core/roadmap/find-titled.ts';
import type { Item } from '#core/roadmap/roadmap.ts';
import { readNote } from '#core/text/clean-text.ts';
import { quote } from '#core/text/quote.ts';
import { type Reading, read, unlike, unreadable } from '#core/text/reading.ts';
import { entryOf, inLine, type LineParts, type LineReader, readDate } from './line.ts';
import { itemBegun, LineWords, type Run, textOf, typedIn, type Word } from './line-words.ts';

const DONE = /^(?:done|✓|✅|\[x\])[:,;]?$/i;
/** Says the same where the line has no time: "finished the loader 2h" is hours with a note. */
const FINISHED = /^(?:completed|finished)[:,;]?$/i;

/** A line that says what is done: "done opencv", "yesterday done opencv", "opencv done". */
export function readDone(parts: LineParts, reader: LineReader): Reading<NewEntry> | undefined {
  const { text, words } = parts;
  const all = { from: 0, to: words.length };
  const reads = new LineWords(text, words, reader.facts);
  const lead = reads.around(all, ['date', 'time']);
  const dated = lead.slots.get('date');
  const first = dated?.from === 0 ? dated.to : 0;
  const timed = lead.slots.has('time') || reads.timeWithin(all) !== undefined;
  const isDone = (at: number) => {
    const word = words[at];
    if (word === undefined || word.quoted) return false;
    return DONE.test(word.text) || (!timed && FINISHED.test(word.text));
  };
  const start = [first, first + 1].find(
    (at) => isDone(at) && (at === first || isMark(words[at - 1])),
  );
  if (start !== undefined) {
    const rest = { from: start + 1, to: words.length };
    return readCompletion(parts, rest, dated?.from === 0 ? dated : undefined, reader);
  }
  // Behind the title: "opencv done", "opencv done https://…".
  const end = words.findIndex((_, at) => at > 0 && isDone(at) && isTitleEnd(words[at + 1]));
  if (end === -1 || timed) return undefined;
  const others = { ...parts, words: words.toSpliced(end, 1) };
  return readCompletion(others, { from: 0, to: words.length - 1 }, undefined, reader);
}

function isTitleEnd(next: Word | undefined): boolean {
  return next === undefined || looksLikeLink(bareLink(next.text));
}

function isMark(word: Word | undefined): boolean {
  return word !== undefined && /^[-–—·|:]+$/.test(word.text);
}

function readCompletion(
  { text, words, note: named }: LineParts,
  rest: Run,
  dated: Run | undefined,
  reader: LineReader,
): Reading<NewEntry> {
  const { facts, ...who } = reader;
  const link = words.findIndex(
    (word, at) => at >= rest.from && at < rest.to && looksLikeLink(bareLink(word.text)),
  );
  const title = { from: rest.from, to: link === -1 ? rest.to : link };
  const after = { from: link === -1 ? rest.to : link + 1, to: rest.to };
  const found = titledIn(text, words, title, facts);
  if (!found.ok) return found;
  const reads = new LineWords(text, words, facts);
  const behind = reads.around(after, ['date']);
  const date = readDate(text, words, dated ?? found.value.date ?? behind.slots.get('date'), facts);
  if (!date.ok) return date;
  const typedLink = bareLink(words[link]?.text ?? '');
  const evidence = link === -1 ? undefined : readEvidence(typedLink);
  if (evidence?.ok === false) {
    return { ok: false, problem: inLine(evidence.problem, text, typedLink) };
  }
  const note = readNote(
    [typedIn(text, words, found.value.rest), typedIn(text, words, behind.rest), named ?? '']
      .filter((part) => part !== '')
      .join(' '),
  );
  if (!note.ok) return note;
  const { item } = found.value;
  return read({
    ...entryOf(who, date.value, note.value),
    kind: 'completion',
    item: item.id,
    itemKind: item.kind,
    ...(evidence && { evidence: evidence.value }),
  });
}

/** As Slack writes links into text, and people put them into brackets. */
function bareLink(word: string): string {
  return word.replace(/^[<(]+|[>),;]+$/g, '');
}

type Titled = { readonly item: Item; readonly rest: Run; readonly date?: Run };

/** The item that words name, whole or without a date before or behind it, or with a note after it. */
function titledIn(text: string, words: readonly Word[], run: Run, facts: Facts): Reading<Titled> {
  const { items: all } = facts.roadmap;
  const nothing = { from: run.to, to: run.to };
  const whole = findTitled(all, textOf(text, words, run));
  if (whole.outcome === 'found') return read({ item: whole.entry, rest: nothing });
  const { slots, rest } = new LineWords(text, words, facts).around(run, ['date']);
  const date = slots.get('date');
  const title = textOf(text, words, rest);
  if (title === '') {
    return unlike('This line does not say what is done.', `done ${all[0]?.id ?? ''}`.trim());
  }
  const finding = findTitled(all, title);
  if (finding.outcome === 'found') {
    return read({ item: finding.entry, rest: nothing, ...(date && { date }) });
  }
  if (finding.outcome === 'ambiguous') {
    return unreadable(`${quote(title)} fits several items.`, ...inPlaceOf(finding.candidates));
  }
  const begun = itemBegun(all, text, words, rest);
  if (begun !== undefined) {
    const note = { from: begun.to, to: rest.to };
    return read({ item: begun.item, rest: note, ...(date && { date }) });
  }
  const what = `I can't find an item of the roadmap in ${quote(title)}.`;
  return unreadable(what, ...inPlaceOf(finding.nearest));

  /** The line with each item in place of what was typed for it. */
  function inPlaceOf(items: readonly Item[]): readonly string[] {
    return items.slice(0, 3).map(({ id }) => text.replace(title, () => id));
  }
}
