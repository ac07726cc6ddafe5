// Commands typed as one line, with the options that design, section 5 gives them.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  parseCommandText,
  type TextOption,
  type TextOptionType,
} from '#core/typed/command-text.ts';
import { unmarked } from '#core/typed/typed-text.ts';
import { unwrapSlackText } from '#surfaces/slack/receive/escapes.ts';

type Extras = Partial<Omit<TextOption, 'name' | 'type' | 'required'>>;

const required = (name: string, type: TextOptionType, extras: Extras = {}): TextOption => ({
  name,
  type,
  required: true,
  ...extras,
});
const optional = (name: string, type: TextOptionType, extras: Extras = {}): TextOption => ({
  name,
  type,
  required: false,
  ...extras,
});

const known = (...names: string[]): Extras => ({
  fits: (text) => names.includes(text.toLowerCase()),
});
const items = known('dockerized-app', 'dockerized application', 'mlflow experiment tracking setup');
const activities = known('coding', 'learning', 'experimentation', 'documentation');

const LOG = [
  required('time', 'time'),
  optional('activity', 'activity', activities),
  optional('item', 'item', items),
  optional('date', 'date'),
  optional('note', 'note'),
];
const DONE = [
  required('item', 'item', items),
  optional('evidence', 'link'),
  optional('date', 'date'),
  optional('note', 'note'),
];
const TIMER = [
  required('action', 'choice', { choices: ['start', 'stop', 'status', 'cancel'] }),
  ...LOG.slice(1, 3),
  optional('note', 'note'),
];
const SKILL = [
  required('area', 'area', known('mlops', 'computer vision')),
  required('level', 'level', known('beginner', 'intermediate', 'advanced')),
];
const METRIC = [
  required('name', 'metric', known('commits', 'blog posts', 'coverage', 'deployed')),
  required('amount', 'number'),
  optional('date', 'date'),
  optional('note', 'note'),
];
const HISTORY = [
  optional('kind', 'choice', { choices: ['hours', 'completions', 'metrics', 'all'] }),
  optional('member', 'member'),
];
const JOIN = [
  optional('start', 'plan-date'),
  optional('timezone', 'timezone'),
  optional('goal', 'number'),
];
const SETUP = [
  required('action', 'choice', { choices: ['group', 'channel', 'schedule', 'link'] }),
  optional('name', 'text'),
  optional('timezone', 'timezone'),
  optional('start', 'plan-date'),
  optional('channel', 'channel'),
  optional('day', 'choice', { choices: ['monday', 'friday'] }),
  optional('time', 'clock'),
  optional('file', 'file'),
  optional('code', 'code'),
  optional('weeks', 'integer'),
];
const PLAN = [
  required('action', 'choice', { choices: ['shift', 'pause', 'goal'] }),
  optional('weeks', 'integer', { takesBare: ({ action }) => action === 'shift' }),
  optional('from', 'plan-date'),
  optional('until', 'plan-date'),
  optional('hours', 'number'),
  optional('reason', 'note'),
];

const PAUSE = [...PLAN.slice(0, -1), optional('reason', 'text')];
const BOARD = [
  optional('period', 'choice', { choices: ['week', 'all'] }),
  optional('by', 'choice', { choices: ['deliverables', 'hours'] }),
];
const REASON = ['reason:"until I am well"'];
const SHIFT_ONLY = [
  required('action', 'choice', { choices: ['show', 'shift'] }),
  optional('reason', 'text', { takesBare: ({ action }) => action === 'shift' }),
];

type Case = readonly [text: string, values: Record<string, string>];

function reads(options: readonly TextOption[], cases: readonly Case[]): void {
  test.each(cases)('%j', (text, values) => {
    expect(parseCommandText(unwrapSlackText(text), options)).toEqual({ ok: true, values });
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
  ]);
});

describe('what Slack escapes is unwrapped: ids in values, readable words in notes', () => {
  reads(LOG, [
    [
      '1h with <@U1|ana> and <@U2> in <#C1|general> &amp; &lt;b&gt; &amp;lt;',
      { time: '1h', note: 'with @ana and @U2 in #general & <b> &lt;' },
    ],
    ['1h see <http://x.de|x.de>, <mailto:a@b.c|a@b.c>', { time: '1h', note: 'see x.de, a@b.c' }],
    [
      '1h fixed <http://main.py|main.py> and <http://readme.md|README.md>: <https://x.de/a?b&amp;c>',
      { time: '1h', note: 'fixed main.py and README.md: https://x.de/a?b&c' },
    ],
    ['1h note:"in <http://fast.ai/|fast.ai>"', { time: '1h', note: 'in fast.ai' }],
    ['1h see <https://x.de|the page>', { time: '1h', note: 'see the page (https://x.de)' }],
    ['1h <!here> <!subteam^S1|@team> <', { time: '1h', note: '@here @team <' }],
  ]);
  reads(HISTORY, [
    ['completions <@U123|ben>', { kind: 'completions', member: 'U123' }],
    ['<@U123>', { member: 'U123' }],
    ['member:<@U9|x y> ALL', { member: 'U9', kind: 'all' }],
  ]);
  reads(SETUP, [['channel <#C1|general>', { action: 'channel', channel: 'C1' }]]);
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
      '"MLflow" <https://github.com/ana/x|github.com/ana/x> yesterday nice',
      { item: 'MLflow', evidence: 'https://github.com/ana/x', date: 'yesterday', note: 'nice' },
    ],
    ['mlflow github.com/ana/x', { item: 'mlflow', evidence: 'github.com/ana/x' }],
    ['item: mlflow note:hi', { item: 'mlflow', note: 'hi' }],
    [
      'mlflow evidence:<https://x.de/?a=1&amp;b=2>',
      { item: 'mlflow', evidence: 'https://x.de/?a=1&b=2' },
    ],
  ]);
});

describe('titles with quotation marks of their own', () => {
  const title = '"Learning React" book';
  const books = known(title.toLowerCase(), '“learning react” book');
  const done = [required('item', 'item', books), ...DONE.slice(1)];
  reads(done, [
    [title, { item: title }],
    [`"${title}" read it twice`, { item: title, note: 'read it twice' }],
    [`“${title}”`, { item: title }],
    ['“Learning React” book', { item: '“Learning React” book' }],
    [`item:${title} note:fine`, { item: title, note: 'fine' }],
    [`item:'${title}' fine`, { item: title, note: 'fine' }],
    [`${title} https://x.de`, { item: title, evidence: 'https://x.de' }],
    ['"Learning" book', { item: 'Learning', note: 'book' }],
  ]);
  reads(
    [LOG[0], optional('item', 'item', books), ...LOG.slice(3)].filter((each) => each !== undefined),
    [
      [`1h "${title}" chapter 2`, { time: '1h', item: title, note: 'chapter 2' }],
      ['1h "Learning" book', { time: '1h', note: '"Learning" book' }],
    ],
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
    ['mlops expert please', { area: 'mlops', level: 'expert please' }],
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
  reads(
    [optional('command', 'text')],
    [
      ['log', { command: 'log' }],
      ['', {}],
    ],
  );
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
    expect(parseCommandText(unmarked(text), options)).toEqual({ ok: false, missing, values });
  });
});

describe('what cannot be read is answered, not guessed', () => {
  test.each([
    [LOG, '2hours15 coding', `I can't read "2hours15" as a time.`, ['2h15m', '2:15', '2.25']],
    [LOG, '2 hours15 coding', `I can't read "2 hours15" as a time.`, ['2h15m', '2:15', '2.25']],
    [LOG, 'coding 2h', `I can't read "coding" as a time.`, ['1h30m', '1:30', '90m']],
    [LOG, '25h', '"25h" is more than the 24 hours of a day.', ['24h']],
    [LOG, '1h date:friday date:monday', '"date" is given twice.', ['date:friday']],
    [
      TIMER,
      'pause',
      '"pause" is not one of start, stop, status, cancel.',
      ['start', 'stop', 'status'],
    ],
    [HISTORY, 'all of it', `I can't tell what "of it" is for.`, []],
    [
      SETUP,
      'group name:Vision Circle',
      `I can't tell what "Circle" is for.`,
      ['name:"Vision Circle"'],
    ],
    [[], 'anything', `I can't tell what "anything" is for.`, []],
    [SETUP, 'schedule 09:00 monday', `I can't tell what "monday" is for.`, ['day:monday']],
    [
      PAUSE,
      'pause next monday until next friday',
      `I can't tell what "until next friday" is for.`,
      ['until:"next friday"'],
    ],
    [PAUSE, 'pause from monday', `I can't tell what "from monday" is for.`, ['from:monday']],
    [PAUSE, 'pause until I am well', `I can't tell what "until I am well" is for.`, REASON],
    [BOARD, 'hours week', `I can't tell what "week" is for.`, ['period:week']],
    [SHIFT_ONLY, 'shift two', `I can't tell what "two" is for.`, ['reason:"two"']],
    [SHIFT_ONLY, 'show two', `I can't tell what "two" is for.`, []],
  ])('%#: %j', (options, text, what, tries) => {
    expect(parseCommandText(unmarked(text), options)).toEqual({
      ok: false,
      problem: { what, tries },
    });
  });
});

const ANYTHING = ['time', 'activity', 'item', 'date', 'note'] as const;

test('quoted values with names come out as they went in', () => {
  const options = ANYTHING.map((name) => optional(name, name));
  const value = fc.string({ minLength: 1 }).filter((text) => !/["“”]/.test(text));
  const values = fc.dictionary(fc.constantFrom(...ANYTHING), value, { noNullPrototype: true });
  fc.assert(
    fc.property(values, fc.constantFrom(':', '='), (given, sign) => {
      const text = Object.entries(given).map(([name, typed]) => `${name}${sign}"${typed}"`);
      expect(parseCommandText(unmarked(text.join(' ')), options)).toEqual({
        ok: true,
        values: given,
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
      expect(parseCommandText(unmarked(`1h coding ${note}`), LOG)).toEqual({
        ok: true,
        values: { time: '1h', activity: 'coding', note },
      });
    }),
  );
});

test('no text makes it throw, whatever the command', () => {
  const parts = fc.constantFrom(
    '1h',
    'date:',
    'note=',
    '"',
    '“',
    '<@U1|a>',
    '&lt;',
    'last',
    'friday',
    ' ',
    'item:',
    '<',
    '>',
    '|',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(parts).map((list) => list.join('')),
    fc.array(parts).map((list) => list.join(' ')),
  );
  fc.assert(
    fc.property(text, (typed) => {
      for (const options of [LOG, DONE, TIMER, SKILL, METRIC, HISTORY, JOIN, SETUP, PLAN]) {
        parseCommandText(unwrapSlackText(typed), options);
      }
    }),
  );
});

test('unwrapping leaves text without Slack escapes as it is', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }).filter((text) => !/[<&]/.test(text)),
      (text) => {
        expect(unwrapSlackText(text)).toEqual({ text, marks: [] });
      },
    ),
  );
});
