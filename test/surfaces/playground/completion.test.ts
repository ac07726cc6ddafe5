// Completion of typed commands, as one sees it while typing.
import { expect, test } from 'vitest';
import { commands } from '#commands/index.ts';
import type { SuggestionAsk } from '#core/command/ask.ts';
import { WEEKDAYS } from '#core/model/groups.ts';
import { Temporal } from '#core/time/temporal.ts';
import { parseCommandText } from '#core/typed/command-text.ts';
import { textOptions } from '#core/typed/text-option.ts';
import { unmarked } from '#core/typed/typed-text.ts';
import { complete } from '#surfaces/playground/receive/completion.ts';
import { shippedRoadmap } from './open-playground.ts';

type About = Pick<SuggestionAsk, 'command' | 'option' | 'partial' | 'values'>;

const ACTIVITIES = ['coding', 'learning'];
const ITEMS = ['mlflow-tracking-setup', 'mlflow-docs'];

const FACTS = {
  roadmap: shippedRoadmap(),
  roadmaps: [],
  commands,
  today: Temporal.PlainDate.from('2026-03-12'),
};

/** Completes, and keeps what the desk was asked for. */
async function completing(text: string) {
  const asked: About[] = [];
  const { hint, offers } = await complete(text, {
    commands,
    async given(name, line) {
      const options = commands.find((command) => command.name === name)?.options ?? {};
      const parsed = parseCommandText(unmarked(line), textOptions(options, FACTS));
      return 'values' in parsed ? parsed.values : {};
    },
    people: [
      { id: 'ana', name: 'Ana' },
      { id: 'am', name: 'Ben Ito' },
    ],
    channels: [{ id: 'study', name: 'study' }],
    async suggest(about) {
      asked.push(about);
      const values =
        about.option === 'item' ? ITEMS : about.option === 'activity' ? ACTIVITIES : [];
      return values.map((value) => ({ label: value, value }));
    },
  });
  return {
    hint,
    asked,
    labels: offers.map(({ label }) => label),
    texts: offers.map((o) => o.text),
  };
}

test('a slash lists all commands with what they do', async () => {
  const { labels } = await completing('/');
  expect(labels).toEqual(commands.map(({ name }) => `/${name}`));
});

test('commands that begin with what is typed come first', async () => {
  const { labels, texts } = await completing('/l');
  expect(labels.slice(0, 2)).toEqual(['/log', '/leaderboard']);
  expect(texts[0]).toBe('/log ');
});

test('an option whose name has two words is completed like any other', async () => {
  expect((await completing('/settings day')).texts).toEqual(['/settings day-ends:']);
  expect((await completing('/settings day-ends:0')).hint).toMatch(/^day-ends · Until then/);
  const { labels } = await completing('/settings day-ends:04:00 ');
  expect(labels).toContain('nudge:');
  expect(labels).not.toContain('day-ends:');
});

test('talk is not completed', async () => {
  expect((await completing('hello /log')).labels).toEqual([]);
});

test('a required option is asked for first', async () => {
  const { hint, labels } = await completing('/log ');
  expect(hint).toMatch(/^time · /);
  expect(labels).toEqual([]);
});

test('a required item takes all that is typed', async () => {
  const { asked, texts } = await completing('/done mlflow exp');
  expect(asked).toEqual([{ command: 'done', option: 'item', partial: 'mlflow exp', values: {} }]);
  expect(texts[0]).toBe('/done mlflow-tracking-setup ');
});

test('after the required ones, options and values that may stand alone are offered', async () => {
  expect((await completing('/log 1h 30m ')).labels).toEqual([
    'activity:',
    'item:',
    'date:',
    'note:',
  ]);
  const { labels, texts } = await completing('/log 1h30m co');
  expect(labels).toEqual(['coding']);
  expect(texts).toEqual(['/log 1h30m coding ']);
});

test.each([
  ['/log 1h coding ', ['item:', 'date:', 'note:']],
  ['/log 1h coding yesterday ', ['item:', 'note:']],
  ['/log 1h coding opencv mon', []],
  ['/log 1h coding n', ['note:']],
  ['/plan shift 2 ', ['from:', 'reason:']],
  ['/leaderboard quarter ', ['by:']],
])('what a line says already is not offered again: %s', async (line, expected) => {
  expect((await completing(line)).labels).toEqual(expected);
});

test('no bare value is offered after the first word of a note, which it would be a part of', async () => {
  expect((await completing('/log 1h fixed the co')).labels).toEqual([]);
  expect((await completing('/log 1h fixed the a')).labels).toEqual(['activity:']);
});

test('a named value is completed in its place, with what the others hold', async () => {
  const { asked, texts } = await completing('/log 1h30m date:yesterday item:mlf');
  expect(asked).toEqual([
    { command: 'log', option: 'item', partial: 'mlf', values: { date: 'yesterday' } },
  ]);
  expect(texts[0]).toBe('/log 1h30m date:yesterday item:mlflow-tracking-setup ');
});

test('choices and people are completed without the desk', async () => {
  expect((await completing('/leaderboard q')).texts).toEqual(['/leaderboard quarter ']);
  expect((await completing('/progress member:be')).texts).toEqual(['/progress member:@Ben Ito ']);
  expect((await completing('/setup channel channel:')).texts).toEqual([
    '/setup channel channel:#study ',
  ]);
});

test('what the chosen action takes is offered, and nothing that it does not take', async () => {
  const skip = await completing('/plan skip ');
  expect(skip.labels).toEqual([...ITEMS, 'item:', 'reason:']);
  expect(skip.texts[0]).toBe('/plan skip item:mlflow-tracking-setup ');
  expect(skip.asked).toEqual([
    { command: 'plan', option: 'item', partial: '', values: { action: 'skip' } },
  ]);
  const typing = await completing('/plan skip mlflow exp');
  expect(typing.asked[0]?.partial).toBe('mlflow exp');
  expect(typing.texts[0]).toBe('/plan skip item:mlflow-tracking-setup ');
  expect((await completing('/setup schedule ')).labels).toEqual([...WEEKDAYS, 'day:', 'time:']);
  expect((await completing('/setup schedule f')).texts).toEqual(['/setup schedule friday ']);
  expect((await completing('/setup schedule friday ')).labels).toEqual(['time:']);
  expect((await completing('/setup channel ')).labels).toEqual(['#study', 'channel:']);
  expect((await completing('/plan shift ')).labels).toEqual(['weeks:', 'from:', 'reason:']);
  expect((await completing('/plan show ')).labels).toEqual([]);
  expect((await completing('/timer status ')).labels).toEqual([]);
});

test('Slack’s way of typing a command is completed alike', async () => {
  expect((await completing('/cairn lea')).texts).toEqual(['/leaderboard ']);
  expect((await completing('/cairn leaderboard q')).texts).toEqual(['/cairn leaderboard quarter ']);
});

test('a value in quotes is completed from its first words', async () => {
  const { asked } = await completing('/log 1h item:"mlflow tra');
  expect(asked[0]?.partial).toBe('mlflow tra');
});

test('what every object inherits is no option', async () => {
  for (const name of ['constructor', 'toString', 'valueof']) {
    const { hint, asked, labels } = await completing(`/leaderboard ${name}:x`);
    expect({ hint, asked, labels }).toEqual({ hint: undefined, asked: [], labels: [] });
  }
});
