// However long a text is that somebody sends, reading it takes work as its length, not as its square.
import { describe, expect, test } from 'vitest';
import { commands } from '#commands/index.ts';
import { readClock } from '#core/reading/read-clock.ts';
import { readCode } from '#core/reading/read-code.ts';
import { readPastDate } from '#core/reading/read-date.ts';
import { readEvidence } from '#core/reading/read-link.ts';
import { readWrittenAmount } from '#core/reading/read-metric-amount.ts';
import { readInteger, readNumber } from '#core/reading/read-number.ts';
import { readTime } from '#core/reading/read-time.ts';
import { readTimeZone } from '#core/reading/read-zone.ts';
import { suggestTimeZones } from '#core/reading/suggest-zones.ts';
import { findTitled, matchTitled } from '#core/roadmap/find-titled.ts';
import { cleanText, readLine, readNote } from '#core/text/clean-text.ts';
import { quote } from '#core/text/quote.ts';
import { Temporal } from '#core/time/temporal.ts';
import { parseCommandText } from '#core/typed/command-text.ts';
import { textOptions } from '#core/typed/text-option.ts';
import { unmarked } from '#core/typed/typed-text.ts';
import { parseRoadmap } from '#roadmap/format/load.ts';
import { growth } from '#support/growth.ts';
import { smallRoadmap } from '../../roadmap/small-roadmap.ts';

const today = Temporal.PlainDate.from('2026-03-06');
const titles = ['Dockerized application', '"Learning React" book', 'CI/CD pipeline'];
const titled = titles.map((title) => ({ id: title.toLowerCase().replaceAll(' ', '-'), title }));

const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  readTime,
  readPastDate: (text) => readPastDate(text, today),
  readTimeZone,
  suggestTimeZones,
  readNumber: (text) => readNumber(text, { min: 1, units: ['h'] }),
  readInteger,
  readWrittenAmount,
  readEvidence,
  readClock,
  readCode,
  readNote,
  readLine: (text) => readLine(text, 100, 'name'),
  cleanText: (text) => cleanText(text, 'join'),
  quote,
  findTitled: (text) => findTitled(titled, text),
  matchTitled: (text) => matchTitled(titled, text),
};

/** What is in them once, as often as it takes to be as long as that. */
const PATTERNS: Readonly<Record<string, readonly [before: string, again: string, after: string]>> =
  {
    spaces: ['1h', ' ', 'x'],
    lines: ['', 'a \n', ''],
    'line breaks': ['', '\n', 'x'],
    'quotations that do not end': ['1h ', '"a ', ''],
    'curled quotations': ['', '“a „b ', ''],
    'quoted values that do not end': ['', "note:'a ", ''],
    'names without values': ['', 'date: ', ''],
    'notes without values': ['1h ', 'note: ', ''],
    'one name again and again': ['1h ', 'item:x ', ''],
    words: ['', 'a ', ''],
    letters: ['', 'a', ''],
    figures: ['', '1', ''],
    'figures apart': ['', '1 ', '%'],
    'figures and letters': ['', '1a', '!'],
    'figures and commas': ['', '1,', ''],
    'hours and minutes': ['', '1h ', ''],
    dashes: ['', '-', ''],
    'open brackets': ['', '<a', ''],
    'closing brackets': ['', '>', ''],
    points: ['https://', 'a.', ''],
    'and again': ['an hour', ' and a half', ''],
    joiners: ['', '\u200D', ''],
    people: ['', '👩\u200D', ''],
    accents: ['e', '\u0301', ''],
  };

const SIZE = 5_000;

const loaded = parseRoadmap(smallRoadmap, 'small.yaml');
if (!loaded.ok) throw new Error('the small roadmap is invalid');
const facts = { roadmap: loaded.roadmap, roadmaps: [loaded.roadmap], commands, today };
/** Of commands with options of all kinds. */
const options = ['log', 'done', 'metric', 'skill', 'join', 'plan', 'setup'].map((name) =>
  textOptions(commands.find((command) => command.name === name)?.options ?? {}, facts),
);

function textOf([before, again, after]: readonly [string, string, string], size: number): string {
  return before + again.repeat(size / again.length) + after;
}

describe.each(Object.entries(READERS))('%s', (_name, reader) => {
  test.each(Object.entries(PATTERNS))('of %s', (_what, pattern) => {
    expect(growth(SIZE, (size) => reader(textOf(pattern, size)))).toBeLessThan(10);
  });
});

describe('a whole line', () => {
  test.each(Object.entries(PATTERNS))('of %s', (_what, pattern) => {
    const read = (size: number) => {
      const line = unmarked(textOf(pattern, size));
      for (const each of options) parseCommandText(line, each);
    };
    expect(growth(SIZE, read)).toBeLessThan(10);
  });

  test('with members, channels and links marked in it', () => {
    const read = (size: number) => {
      const count = size / 5;
      const marks = Array.from({ length: count }, (_, index) => ({
        start: index * 5,
        end: index * 5 + 4,
        kind: 'member' as const,
        value: 'U1',
      }));
      const line = { text: '@ben '.repeat(count), marks };
      for (const each of options) parseCommandText(line, each);
    };
    expect(growth(4 * SIZE, read)).toBeLessThan(10);
  });
});
