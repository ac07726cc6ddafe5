// Commands typed as one line, with the options that design, section 5 gives them.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Facts } from '#core/options/kinds/shared/kind.ts';
import {
  type Options,
  optional,
  optionalChoice,
  required,
  requiredChoice,
} from '#core/options/option.ts';
import type { Titled } from '#core/roadmap/roadmap.ts';
import { Temporal } from '#core/time/temporal.ts';
import { parseCommandText } from '#core/typed/command-text.ts';
import { textOptions } from '#core/typed/text-option.ts';
import type { Mark, TypedText } from '#core/typed/typed-text.ts';
import { parseRoadmap } from '#roadmap/format/load.ts';
import { smallRoadmap } from '../../roadmap/small-roadmap.ts';

/** A roadmap with items, activities and the like of these names. */
function factsWith(...items: readonly string[]): Facts {
  const loaded = parseRoadmap(smallRoadmap, 'small.yaml');
  if (!loaded.ok) throw new Error('the small roadmap is invalid');
  const { roadmap } = loaded;
  const { skills } = roadmap;
  return {
    roadmap: {
      ...roadmap,
      items: called(roadmap.items, ...items),
      activities: called(roadmap.activities, 'coding', 'learning', 'documentation'),
      skills: { ...skills, areas: called(skills.areas, 'mlops', 'Computer Vision') },
      metrics: called(roadmap.metrics, 'commits', 'blog posts', 'coverage', 'deployed'),
    },
    roadmaps: [],
    commands: [],
    today: Temporal.PlainDate.from('2026-03-06'),
  };
}

function called<T extends Titled>([first]: readonly T[], ...titles: readonly string[]): T[] {
  if (first === undefined) throw new Error('the small roadmap has none of them');
  return titles.map((title) => ({ ...first, title }));
}

const FACTS = factsWith(
  'dockerized-app',
  'Dockerized application',
  'MLflow experiment tracking setup',
);

const ITEM = optional('item', 'Item');
const DATE = optional('date', 'Date');
const NOTE = optional('note', 'Note');
const LOG = {
  time: required('time', 'Time'),
  activity: optional('activity', 'Activity'),
  item: ITEM,
  date: DATE,
  note: NOTE,
};
const DONE = {
  item: required('item', 'Item'),
  evidence: optional('link', 'Evidence'),
  date: DATE,
  note: NOTE,
};
const TIMER = {
  action: requiredChoice(['start', 'stop', 'status', 'cancel'], 'Action'),
  activity: LOG.activity,
  item: ITEM,
  note: NOTE,
};
const SKILL = { area: required('area', 'Area'), level: required('level', 'Level') };
const METRIC = {
  name: required('metric', 'Name'),
  amount: required('amount', 'Amount'),
  date: DATE,
  note: NOTE,
};
const HISTORY = {
  kind: optionalChoice(['hours', 'completions', 'metrics', 'all'], 'Kind'),
  member: optional('member', 'Member'),
};
const JOIN = {
  start: optional('plan-date', 'Start'),
  timezone: optional('timezone', 'Timezone'),
  goal: optional('number', 'Goal'),
};
const SETUP = {
  action: requiredChoice(['group', 'channel', 'schedule', 'link'], 'Action'),
  name: optional('group-name', 'Name'),
  timezone: JOIN.timezone,
  start: JOIN.start,
  channel: optional('channel', 'Channel'),
  day: optionalChoice(['monday', 'friday'], 'Day'),
  time: optional('clock', 'Time'),
  file: optional('file', 'File'),
  code: optional('code', 'Code'),
  weeks: optional('integer', 'Weeks'),
};
const PLAN = {
  action: requiredChoice(['shift', 'pause', 'goal'], 'Action'),
  weeks: optional('integer', 'Weeks', { when: { action: ['shift'] } }),
  from: optional('plan-date', 'From'),
  until: optional('until-date', 'Until'),
  hours: optional('number', 'Hours'),
  reason: NOTE,
};
const PAUSE = { ...PLAN, reason: optional('reason', 'Reason') };
const BOARD = {
  period: optionalChoice(['week', 'all'], 'Period'),
  by: optionalChoice(['deliverables', 'hours'], 'By'),
};
const SHIFT_ONLY = {
  action: requiredChoice(['show', 'shift'], 'Action'),
  reason: optional('reason', 'Reason', { when: { action: ['shift'] } }),
};

/** What a platform has marked: what is read there, what it stands for. */
type Marked = Pick<Mark, 'kind' | 'value'> & { readonly text: string };

const BEN: Marked = { kind: 'member', value: 'U123', text: '@ben' };
const GENERAL: Marked = { kind: 'channel', value: 'C1', text: '#general' };
const link = (value: string, text = value): Marked => ({ kind: 'link', value, text });

function lineOf(...pieces: readonly (string | Marked)[]): TypedText {
  let text = '';
  const marks: Mark[] = [];
  for (const piece of pieces) {
    const start = text.length;
    text += typeof piece === 'string' ? piece : piece.text;
    if (typeof piece === 'string') continue;
    marks.push({ kind: piece.kind, value: piece.value, start, end: text.length });
  }
  return { text, marks };
}

function parse(typed: TypedText | string, options: Options, facts = FACTS) {
  const line = typeof typed === 'string' ? lineOf(typed) : typed;
  return parseCommandText(line, textOptions(options, facts));
}

type Case = readonly [typed: TypedText | string, values: Record<string, string>];

function reads(options: Options, cases: readonly Case[], facts = FACTS): void {
  test.each(cases)('%j', (typed, values) => {
    expect(parse(typed, options, facts)).toEqual({
      ok: true,
      values,
      leftForNote: expect.any(Boolean),
    });
  });
}

describe('log: the time first, then bare values in order, then the note to the letter', () => {
  reads(LOG, [
    ['1h30m', { time: '1h30m' }],
    ['1h30m coding', { time: '1h30m', activity: 'coding' }],
    ['1h 30m coding', { time: '1h 30m', activity: 'coding' }],
    ['2 hours 15 min learning', { time: '2 hours 15 min', activity: 'learning' }],
    ['2 coding', { time: '2', activity: 'coding' }],
    ['half an hour coding', { time: 'half an hour', activity: 'coding' }],
    [
      '1h coding fixed   the "parser"  bug',
      { time: '1h', activity: 'coding', note: 'fixed   the "parser"  bug' },
    ],
    [
      '1h coding\nline one\nline two',
      { time: '1h', activity: 'coding', note: 'line one\nline two' },
    ],
    ['1h dockerized-app', { time: '1h', item: 'dockerized-app' }],
    ['1h dockerized application works', { time: '1h', note: 'dockerized application works' }],
    [
      '1h "Dockerized application" works',
      { time: '1h', item: 'Dockerized application', note: 'works' },
    ],
    ['1h “Dockerized application”', { time: '1h', item: 'Dockerized application' }],
    ['1h "hello world" printed', { time: '1h', note: '"hello world" printed' }],
    ['1h yesterday', { time: '1h', date: 'yesterday' }],
    [
      '1h coding last friday with Ben',
      { time: '1h', activity: 'coding', date: 'last friday', note: 'with Ben' },
    ],
    ['1h coding mar 2 did it', { time: '1h', activity: 'coding', date: 'mar 2', note: 'did it' }],
    ['1h yesterday coding', { time: '1h', date: 'yesterday', note: 'coding' }],
    ['1h next monday I go on', { time: '1h', note: 'next monday I go on' }],
    ['1h tomorrow I go on', { time: '1h', note: 'tomorrow I go on' }],
    ['1h sat down with Ana', { time: '1h', note: 'sat down with Ana' }],
    ['1h sun shone', { time: '1h', note: 'sun shone' }],
    ['1h coding sun', { time: '1h', activity: 'coding', date: 'sun' }],
    ['1h coding fri with Ana', { time: '1h', activity: 'coding', date: 'fri', note: 'with Ana' }],
    ['1h coding 14.11.', { time: '1h', activity: 'coding', date: '14.11.' }],
    ['1h 14.11.2025 docs', { time: '1h', date: '14.11.2025', note: 'docs' }],
    ['1h 1.30 of the film', { time: '1h', note: '1.30 of the film' }],
    ['2h coding last night', { time: '2h', activity: 'coding', date: 'last night' }],
    ['1h this morning I read', { time: '1h', date: 'this morning', note: 'I read' }],
    ['1hr 30', { time: '1hr 30' }],
    ['1hr 30 coding', { time: '1hr 30', activity: 'coding' }],
    ['1h 30 yesterday', { time: '1h 30', date: 'yesterday' }],
    ['1h 30 sat', { time: '1h 30', date: 'sat' }],
    ['1h 30 date:friday pages', { time: '1h 30', date: 'friday', note: 'pages' }],
    ['two', { time: 'two' }],
    ['two coding', { time: 'two', activity: 'coding' }],
    ['two hours learning', { time: 'two hours', activity: 'learning' }],
    ['1/2 coding', { time: '1/2', activity: 'coding' }],
    ['9am-11am coding', { time: '9am-11am', activity: 'coding' }],
    ['from 9 to 11am learning', { time: 'from 9 to 11am', activity: 'learning' }],
    ['an hour and a half coding', { time: 'an hour and a half', activity: 'coding' }],
    ['1h 1/2 of chapter 3', { time: '1h', note: '1/2 of chapter 3' }],
    ['1h 30 pages', { time: '1h', note: '30 pages' }],
    ['1h coding learning by doing', { time: '1h', activity: 'coding', note: 'learning by doing' }],
    // Clearly a date, so the command says that it is ambiguous and logs nothing on a wrong day.
    ['1h 03/04/2026 docs', { time: '1h', date: '03/04/2026', note: 'docs' }],
  ]);
});

describe('log: values with names, anywhere', () => {
  reads(LOG, [
    ['time=2h coding', { time: '2h', activity: 'coding' }],
    ['coding time:2h', { time: '2h', activity: 'coding' }],
    ['1h date:last friday', { time: '1h', date: 'last friday' }],
    ['1h date:last friday coding', { time: '1h', date: 'last friday', activity: 'coding' }],
    ['1h read docs date:sat and more', { time: '1h', date: 'sat', note: 'read docs and more' }],
    ['1h Date: yesterday', { time: '1h', date: 'yesterday' }],
    ['1h date:03/04/2026', { time: '1h', date: '03/04/2026' }],
    ['1h item:dockerized went well', { time: '1h', item: 'dockerized', note: 'went well' }],
    [
      '1h item:Dockerized application fine',
      { time: '1h', item: 'Dockerized application', note: 'fine' },
    ],
    [`1h item:'my title' it's ok`, { time: '1h', item: 'my title', note: `it's ok` }],
    ['1h item:“my title” ok', { time: '1h', item: 'my title', note: 'ok' }],
    [
      '1h note:read two chapters date:friday',
      { time: '1h', note: 'read two chapters', date: 'friday' },
    ],
    ['1h note:"a  b" coding', { time: '1h', note: 'a  b', activity: 'coding' }],
    ['1h some words note:more words', { time: '1h', note: 'some words more words' }],
    ['1h note:said "date:x" once', { time: '1h', note: 'said "date:x" once' }],
    ['1h see ratio a:b http://x', { time: '1h', note: 'see ratio a:b http://x' }],
    ['1h learned about time: it flies', { time: '1h', note: 'learned about time: it flies' }],
    ['1h the due date: unknown', { time: '1h', note: 'the due date: unknown' }],
    ['1h forgot the date:', { time: '1h', note: 'forgot the date:' }],
    ['1h date:29.11 docs', { time: '1h', date: '29.11', note: 'docs' }],
    ['1h date:next monday', { time: '1h', date: 'next monday' }],
    ['time:1hr 30 coding', { time: '1hr 30', activity: 'coding' }],
    ['time:1h 30 pages', { time: '1h', note: '30 pages' }],
  ]);
});

describe('what is marked is read as what it stands for, and in notes to the letter', () => {
  reads(LOG, [
    [
      lineOf('1h with ', BEN, ' in ', GENERAL, ' & <b>'),
      { time: '1h', note: 'with @ben in #general & <b>' },
    ],
    [lineOf('1h see ', link('http://x.de', 'x.de')), { time: '1h', note: 'see x.de' }],
    [
      lineOf('1h note:"in ', link('http://fast.ai/', 'fast.ai'), '"'),
      { time: '1h', note: 'in fast.ai' },
    ],
  ]);
  reads(HISTORY, [
    [lineOf('completions ', BEN), { kind: 'completions', member: 'U123' }],
    [lineOf(BEN), { member: 'U123' }],
    [lineOf('member:', { ...BEN, text: '@x y' }, ' ALL'), { member: 'U123', kind: 'all' }],
  ]);
  reads(SETUP, [[lineOf('channel ', GENERAL), { action: 'channel', channel: 'C1' }]]);
});

describe('done: the item runs to the first name, link or the end', () => {
  reads(DONE, [
    ['dockerized app', { item: 'dockerized app' }],
    ['CI/CD pipeline with a:b', { item: 'CI/CD pipeline with a:b' }],
    [
      'dockerized app date:yesterday went well',
      { item: 'dockerized app', date: 'yesterday', note: 'went well' },
    ],
    [
      'mlflow setup https://github.com/ana/x went well',
      { item: 'mlflow setup', evidence: 'https://github.com/ana/x', note: 'went well' },
    ],
    [
      lineOf('"MLflow" ', link('https://github.com/ana/x', 'github.com/ana/x'), ' yesterday nice'),
      { item: 'MLflow', evidence: 'https://github.com/ana/x', date: 'yesterday', note: 'nice' },
    ],
    ['opencv yesterday', { item: 'opencv', date: 'yesterday' }],
    [
      'opencv last night https://x.de at last',
      { item: 'opencv', date: 'last night', evidence: 'https://x.de', note: 'at last' },
    ],
    ['opencv on mon 2 mar', { item: 'opencv', date: 'on mon 2 mar' }],
    ['opencv 14.11.', { item: 'opencv', date: '14.11.' }],
    ['opencv sun', { item: 'opencv', date: 'sun' }],
    ['opencv tomorrow', { item: 'opencv', date: 'tomorrow' }],
    ['version 1.30', { item: 'version 1.30' }],
    ['yesterday', { item: 'yesterday' }],
    ['opencv yesterday date:friday', { item: 'opencv yesterday', date: 'friday' }],
    ['dockerized application yesterday', { item: 'dockerized application', date: 'yesterday' }],
    ['mlflow github.com/ana/x', { item: 'mlflow', evidence: 'github.com/ana/x' }],
    ['item: mlflow note:hi', { item: 'mlflow', note: 'hi' }],
    [
      lineOf('mlflow evidence:', link('https://x.de/?a=1&b=2')),
      { item: 'mlflow', evidence: 'https://x.de/?a=1&b=2' },
    ],
  ]);
});

describe('titles with quotation marks of their own', () => {
  const title = '"Learning React" book';
  const books = factsWith(title);
  const cases: readonly Case[] = [
    [title, { item: title }],
    [`"${title}" read it twice`, { item: title, note: 'read it twice' }],
    [`“${title}”`, { item: title }],
    ['“Learning React” book', { item: '“Learning React” book' }],
    [`item:${title} note:fine`, { item: title, note: 'fine' }],
    [`item:'${title}' fine`, { item: title, note: 'fine' }],
    [`${title} https://x.de`, { item: title, evidence: 'https://x.de' }],
    ['"Learning" book', { item: 'Learning', note: 'book' }],
  ];
  reads(DONE, cases, books);
  const { activity: _none, ...withoutActivity } = LOG;
  reads(
    withoutActivity,
    [
      [`1h "${title}" chapter 2`, { time: '1h', item: title, note: 'chapter 2' }],
      ['1h "Learning" book', { time: '1h', note: '"Learning" book' }],
    ],
    books,
  );
});

describe('other commands', () => {
  reads(TIMER, [
    ['START learning', { action: 'start', activity: 'learning' }],
    [
      'start dockerized-app with Ben',
      { action: 'start', item: 'dockerized-app', note: 'with Ben' },
    ],
  ]);
  reads(SKILL, [
    ['computer vision intermediate', { area: 'computer vision', level: 'intermediate' }],
    ['"Computer Vision" advanced', { area: 'Computer Vision', level: 'advanced' }],
    ['computr vision intermediate', { area: 'computr vision', level: 'intermediate' }],
    ['mlops wizard please', { area: 'mlops', level: 'wizard please' }],
  ]);
  reads(METRIC, [
    [
      'blog posts 3 yesterday on Docker',
      { name: 'blog posts', amount: '3', date: 'yesterday', note: 'on Docker' },
    ],
    ['coverage 80 %', { name: 'coverage', amount: '80 %' }],
    ['deployed yes', { name: 'deployed', amount: 'yes' }],
    ['name:commits 5', { name: 'commits', amount: '5' }],
  ]);
  reads(JOIN, [
    ['2026-03-02 Europe/Berlin 15', { start: '2026-03-02', timezone: 'Europe/Berlin', goal: '15' }],
    ['next monday new york 12,5', { start: 'next monday', timezone: 'new york', goal: '12,5' }],
    ['timezone:new york', { timezone: 'new york' }],
    ['15', { goal: '15' }],
  ]);
  reads(SETUP, [
    [
      'group "Vision Circle" Munich',
      { action: 'group', name: 'Vision Circle', timezone: 'Munich' },
    ],
    ['schedule monday 09:00', { action: 'schedule', day: 'monday', time: '09:00' }],
    ['schedule day:friday time:9:30 pm', { action: 'schedule', day: 'friday', time: '9:30 pm' }],
    ['link ABCDE-12345', { action: 'link', code: 'ABCDE-12345' }],
  ]);
  reads(PLAN, [
    ['shift -1', { action: 'shift', weeks: '-1' }],
    ['goal 12', { action: 'goal', hours: '12' }],
    [
      'pause 2026-03-09 2026-03-22 holiday in Spain',
      { action: 'pause', from: '2026-03-09', until: '2026-03-22', reason: 'holiday in Spain' },
    ],
  ]);
  reads({ command: optional('command', 'Command') }, [
    ['log', { command: 'log' }],
    ['', {}],
  ]);
});

describe('with required options missing, a form opens with the rest', () => {
  test.each([
    [LOG, '', ['time'], {}],
    [LOG, 'date:friday note:hi', ['time'], { date: 'friday', note: 'hi' }],
    [DONE, '', ['item'], {}],
    [DONE, 'item:', ['item'], {}],
    [DONE, 'item: note:hi', ['item'], { note: 'hi' }],
    [DONE, 'https://x.de', ['item'], { evidence: 'https://x.de' }],
    [SKILL, 'mlops', ['level'], { area: 'mlops' }],
    [SKILL, '', ['area', 'level'], {}],
  ])('%#: %j', (options, text, missing, values) => {
    expect(parse(text, options)).toEqual({ ok: false, missing, values });
  });
});

describe('what cannot be read is answered, not guessed', () => {
  test.each([
    [LOG, '2hours15 coding', `I can't read "2hours15" as a time.`, '2h15m coding'],
    [LOG, '2 hours15 coding', `I can't read "2 hours15" as a time.`, '2h15m coding'],
    [LOG, 'coding 2h', `I can't read "coding" as a time.`, undefined],
    [LOG, '1.30 coding', '"1.30" can mean 1 h 30 min or 1 h 18 min.', '1h30m coding'],
    [LOG, '25h fixed <it', '"25h" is more than the 24 hours of a day.', '24h fixed <it'],
    [LOG, '1h date:friday date:monday', '"date" is given twice.', '1h date:friday'],
    [TIMER, 'pause', '"pause" is not one of start, stop, status, cancel.', 'start'],
    [TIMER, 'stauts', '"stauts" is not one of start, stop, status, cancel.', 'status'],
    [
      HISTORY,
      'all of it',
      `I can't tell what "of it" is for. A member is written as @Ben.`,
      undefined,
    ],
    [{}, 'anything', `I can't tell what "anything" is for.`, undefined],
  ])('%#: %j', (options, text, what, line) => {
    const parsed = parse(text, options);
    expect(parsed).toMatchObject({ ok: false, problem: { what } });
    const [way] = 'ways' in parsed ? parsed.ways.flat() : [];
    expect(way && 'rest' in way ? way.rest.text : undefined).toBe(line);
  });

  test.each([
    [SETUP, 'group name:Vision Circle', 'Circle', { name: 'Vision Circle' }],
    [SETUP, 'schedule 09:00 monay', 'monay', { day: 'monday' }],
    [PAUSE, 'pause until I am well', 'until I am well', { until: 'I am well' }],
    [BOARD, 'hours week', 'week', { period: 'week' }],
    [BOARD, 'weak', 'weak', { period: 'week' }],
    [SHIFT_ONLY, 'shift two', 'two', { reason: 'two' }],
  ])('%#: %j, with what it may be for', (options, text, rest, given) => {
    const parsed = parse(text, options);
    expect(parsed).toMatchObject({
      ok: false,
      problem: { what: `I can't tell what "${rest}" is for.` },
    });
    expect('ways' in parsed ? parsed.ways.flat()[0] : undefined).toMatchObject({ values: given });
  });

  test('what another action takes is not offered', () => {
    const parsed = parse('show two', SHIFT_ONLY);
    expect('ways' in parsed ? parsed.ways.flat() : undefined).toEqual([]);
  });
});

describe('an option’s name without its sign, before a value that fits it', () => {
  reads(PAUSE, [
    ['pause until friday', { action: 'pause', until: 'friday' }],
    [
      'pause from monday until next friday',
      { action: 'pause', from: 'monday', until: 'next friday' },
    ],
    ['pause reason "exam period"', { action: 'pause', reason: 'exam period' }],
    ['action shift weeks 2', { action: 'shift', weeks: '2' }],
  ]);
  reads(LOG, [
    [
      'time 1h activity coding date yesterday',
      { time: '1h', activity: 'coding', date: 'yesterday' },
    ],
    ['1h date night at home', { time: '1h', note: 'date night at home' }],
    ['1h note to self', { time: '1h', note: 'note to self' }],
    ['1h coding item by item', { time: '1h', activity: 'coding', note: 'item by item' }],
  ]);
  reads(DONE, [
    ['item dockerized-app date yesterday', { item: 'dockerized-app', date: 'yesterday' }],
    ['dockerized-app evidence https://x.de', { item: 'dockerized-app', evidence: 'https://x.de' }],
  ]);
  reads(SKILL, [['area mlops level Expert', { area: 'mlops', level: 'Expert' }]]);
  reads(METRIC, [['name commits amount 5', { name: 'commits', amount: '5' }]]);
  reads(HISTORY, [[lineOf('member ', BEN), { member: 'U123' }]]);
  reads(BOARD, [['by hours', { by: 'hours' }]]);
});

test.each([
  ['1h coding', false],
  ['1h coding the loader', true],
  ['1h coding note:the loader', false],
  ['1h the note:loader', true],
  ['1h coding "the loader"', true],
])('%j leaves words for the note: %s', (typed, leftForNote) => {
  expect(parse(typed, LOG)).toMatchObject({ leftForNote });
});

test('a weekday is read in short, as dates are', () => {
  expect(parse('schedule fri 09:00', SETUP)).toEqual({
    ok: true,
    values: { action: 'schedule', day: 'fri', time: '09:00' },
    leftForNote: false,
  });
});

const ANYTHING = ['time', 'activity', 'item', 'date', 'note'] as const;

test('quoted values with names come out as they went in', () => {
  const options = Object.fromEntries(ANYTHING.map((name) => [name, optional(name, name)]));
  const value = fc.string({ minLength: 1 }).filter((text) => !/["“”]/.test(text));
  const values = fc.dictionary(fc.constantFrom(...ANYTHING), value, { noNullPrototype: true });
  fc.assert(
    fc.property(values, fc.constantFrom(':', '='), (given, sign) => {
      const text = Object.entries(given).map(([name, typed]) => `${name}${sign}"${typed}"`);
      expect(parse(text.join(' '), options)).toEqual({
        ok: true,
        values: given,
        leftForNote: false,
      });
    }),
  );
});

test('a note of ordinary words is kept to the letter', () => {
  const words = fc
    .array(fc.constantFrom('fixed', 'a:b', '"x', 'y"', '<', '  ', "it's", '…', 'http://x'), {
      minLength: 1,
    })
    .map((list) => list.join(' ').trim())
    .filter((note) => note !== '');
  fc.assert(
    fc.property(words, (note) => {
      expect(parse(`1h coding ${note}`, LOG)).toEqual({
        ok: true,
        values: { time: '1h', activity: 'coding', note },
        leftForNote: note !== '',
      });
    }),
  );
});

test('no text makes it throw, whatever the command', () => {
  const parts = fc.constantFrom<string | Marked>(
    BEN,
    link('https://x.de'),
    '1h',
    'date:',
    'note=',
    '"',
    '“',
    'last',
    'friday',
    ' ',
    'item:',
    '<',
    '>',
    '|',
  );
  const line = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(parts).map((list) => lineOf(...list)),
    fc.array(parts).map((list) => lineOf(...list.flatMap((part) => [part, ' ']))),
  );
  fc.assert(
    fc.property(line, (typed) => {
      for (const options of [LOG, DONE, TIMER, SKILL, METRIC, HISTORY, JOIN, SETUP, PLAN]) {
        parse(typed, options);
      }
    }),
  );
});
