// The messages that every renderer is tried on: each kind, how Cairn speaks, hostile and oversized text.
import { bold, code, type Inline, italic, link, rich } from '#core/message/inline.ts';
import {
  actions,
  type Block,
  button,
  divider,
  fields,
  heading,
  list,
  type Message,
  marked,
  message,
  progress,
  quiet,
  quote,
  select,
  text,
} from '#core/message/message.ts';
import { press } from '#core/message/press.ts';
import { Temporal } from '#core/time/temporal.ts';
import type { Viewer } from '#render/viewer.ts';

export const onDiscord: Viewer = { surface: 'discord', workspaceId: '900' };
export const onSlack: Viewer = { surface: 'slack', workspaceId: 'T1' };
export const onPage: Viewer = {
  surface: 'playground',
  workspaceId: 'local',
  timeZone: 'Europe/Berlin',
};

export const PNG = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg==',
    'base64',
  ),
);

export function mention(name: string, ping = false, id = 1): Inline {
  const targets = [
    { surface: 'discord' as const, workspaceId: '', userId: `10${id}` },
    { surface: 'slack' as const, workspaceId: 'T1', userId: `U${id}` },
  ];
  return { kind: 'mention', name, targets, ping };
}

export function instant(style: 'date' | 'time' | 'date-time' | 'relative'): Inline {
  return {
    kind: 'instant',
    at: Temporal.Instant.from('2026-03-03T08:30:00Z'),
    zone: 'Asia/Kolkata',
    style,
  };
}

const channel: Inline = {
  kind: 'channel',
  surface: 'discord',
  workspaceId: '900',
  channelId: '777',
};

const HOSTILE = [
  '@everyone <@1> <@!1> <@&2> <#3> <!channel> <!here> @here @channel',
  '**bold** __under__ _it_ ~~gone~~ ||hidden|| `code` ```block```',
  '[Free](https://evil.example) https://evil.example <https://evil.example> <t:0:R> </x:1> :tada: <:a:1>',
  '# heading',
  '-# small',
  '- row',
  '1. first',
  '> quoted',
  '>>> all of it',
  '\\ \\*not\\* C:\\temp <script>alert("1")</script> &amp; \'x\' javascript:alert(1)',
].join('\n');

const board = (rows: number) =>
  marked(
    Array.from({ length: rows }, (_, index) => [
      `${index + 1}`,
      rich`${bold(`Member ${index + 1}`)} 3 🪨 (2 ✓) · 42 h`,
    ]),
  );

/** Blocks of each kind: one that is forgotten here does not compile. */
const everyKind: Readonly<Record<Block['kind'], readonly (Block | undefined)[]>> = {
  heading: [heading(rich`Heading with ${italic('slant')} and ${mention('Ana')}`)],
  text: [
    text(
      rich`Bold ${bold('a')}${bold('b')}, code ${code('2h15m')}${code('a`b')}, ${link('https://x.example/a_(b)?q=1*2', 'a [link]')}.`,
    ),
    text(
      rich`${{ kind: 'command', text: 'log 1h30m' }} in ${channel} by ${mention('Ben', true, 2)}`,
    ),
    text(
      rich`${instant('date')}, ${instant('time')}, ${instant('date-time')}, ${instant('relative')}`,
    ),
  ],
  fields: [fields(['Pace', '3 h'], ['Next', rich`${bold('MLflow')} by ${instant('date')}`])],
  list: [
    list(['plain row', rich`row with ${bold('bold')}`]),
    marked([
      ['🪨', 'laid'],
      ['✓', 'verified'],
    ]),
  ],
  progress: [progress(0.63, 'This week 9 h 30 of 15 h')],
  quote: [quote('First line\nsecond line\n\nlast line')],
  image: [{ kind: 'image', png: PNG, name: 'burn up.png', alt: 'Hours by week, 9 of 15' }],
  divider: [divider()],
  select: [
    select(press('roadmap.quarter'), 'Choose a quarter', [
      { label: 'Quarter 1', value: '1', description: 'Foundation' },
      { label: 'Quarter 2', value: '2' },
    ]),
  ],
  actions: [
    actions(
      button('Undo', press('undo', 12)),
      button('Delete everything', press('privacy.delete'), 'danger'),
      { label: 'Quarter', press: press('leaderboard', 'quarter'), current: true },
      button('Verify', press('done.verify', 4), 'primary'),
      { label: 'Evidence', url: 'https://github.com/ana/mlflow-setup' },
      { label: 'Far away', url: `https://x.example/${'a'.repeat(600)}` },
      { label: 'Not a page', url: 'javascript:alert(1)' },
    ),
  ],
};

export const samples: Readonly<Record<string, Message>> = {
  'every kind': message(
    ...Object.values(everyKind).flat(),
    quiet('Small print: "quotes" and :tada: as typed'),
    quiet(rich`Try ${code('2:15')}.`),
  ),
  log: message(
    text(rich`${bold('1 h 30 min')} coding · Tue 3 Mar`),
    progress(9.5 / 15, 'This week 9 h 30 of 15 h'),
    actions(button('Undo', press('undo', 12)), button('Edit', press('log.edit', 12))),
  ),
  done: message(
    text(
      rich`🪨 ${bold(mention('Ana'))} laid a stone: ${bold('MLflow experiment tracking setup')} · Quarter 1, 2 of 4`,
    ),
    text(link('https://github.com/ana/mlflow-setup', 'github.com/ana/mlflow-setup')),
    actions(button('Verify', press('done.verify', 12))),
    quiet('✓ Ben, Chioma'),
  ),
  leaderboard: message(
    text(rich`${bold('This quarter')} · by deliverables · Quarter 1, 4 weeks to go`),
    marked([
      ['1', rich`${bold('Ana')} 3 🪨 (2 ✓) · 42 h`],
      ['2', rich`${bold('Ben')} 2 🪨 (1 ✓) · 51 h`],
      ['2', rich`${bold('Chioma')} 2 🪨 (1 ✓) · 51 h`],
      ['4', 'a member 1 🪨 · 12 h'],
    ]),
    text('You are 5th: 1 🪨 · 9 h. One stone more makes it 2nd.'),
    actions(
      button('Week', press('leaderboard', 'week', 'deliverables')),
      button('Month', press('leaderboard', 'month', 'deliverables')),
      { label: 'Quarter', press: press('leaderboard', 'quarter', 'deliverables'), current: true },
      button('All', press('leaderboard', 'all', 'deliverables')),
      button('By hours', press('leaderboard', 'quarter', 'hours')),
      button('By streak', press('leaderboard', 'quarter', 'streak')),
      button('Share', press('leaderboard.share', 'quarter', 'deliverables')),
    ),
  ),
  nudge: message(
    text(rich`${bold('Week of 2 March')} · 74 h together, 2 stones laid, 5 of 7 met their goal`),
    {
      kind: 'image',
      png: PNG,
      name: 'week.png',
      alt: 'Hours of seven members against their goals',
    },
    text(
      rich`${bold('This week')} Quarter 1 ends in 4 weeks. Open for most: Dockerized application, Basic FastAPI inference endpoint.`,
    ),
    text(
      rich`${mention('Dee', true, 4)}, one hour on ${italic('Basic FastAPI inference endpoint')} would be a start: FastAPI course (freeCodeCamp).`,
    ),
    actions(
      button('Log hours', press('log')),
      button('My next step', press('next')),
      button('Nudges off', press('settings.nudge', 'off')),
    ),
  ),
  checkpoint: message(
    text(rich`${bold('Checkpoint')} · Quarter 1: Foundation + Basic MLOps ended yesterday`),
    text('Ana 4 of 4 · Ben 3 of 4, open: Dockerized application'),
    text('Ten minutes for a review: what moved, what to adjust, what to learn next, whom to ask.'),
    actions(
      button('Write my review', press('checkpoint.write', 1)),
      button('Shift my plan', press('plan.shift')),
    ),
  ),
  mistake: message(
    text(
      rich`I can't read ${code('2hours15')} as a time. Try ${code('2h15m')}, ${code('2:15')} or ${code('2.25')}. Nothing was logged.`,
    ),
  ),
  hostile: message(
    heading(HOSTILE),
    text(HOSTILE),
    text(
      rich`${bold(HOSTILE)}${italic(HOSTILE)}${code(HOSTILE)} ${link('https://x.example', HOSTILE)}`,
    ),
    text(mention(HOSTILE, true, 9)),
    fields([HOSTILE, HOSTILE]),
    list([HOSTILE]),
    marked([['1.', HOSTILE]]),
    progress(Number.NaN, HOSTILE),
    quote(HOSTILE),
    quiet(HOSTILE),
    { kind: 'image', png: PNG, name: '../<x>".png', alt: HOSTILE },
    select(press('next'), HOSTILE, [{ label: HOSTILE, value: HOSTILE.slice(0, 70) }]),
    actions(button(HOSTILE, press('undo')), { label: HOSTILE, url: 'data:text/html,<b>' }),
  ),
  'five hundred rows': message(
    heading('All time'),
    board(500),
    text('You are 5th: 1 🪨 · 9 h.'),
    actions(button('Share', press('leaderboard.share'))),
  ),
};

const long = 'a long word 🪨👩‍👩‍👧 '.repeat(600);

/** Too long for a golden; only its limits are looked at. */
export const oversized: Readonly<Record<string, Message>> = {
  'one long text': message(text(long)),
  'one long text of three bytes a character': message(text('石'.repeat(4000))),
  'a board of names of three bytes a character': message(
    list(Array.from({ length: 500 }, () => '石'.repeat(30))),
  ),
  'everything too long': message(
    heading(long),
    text(rich`${bold(long)}${link(`https://x.example/${'b'.repeat(1900)}`, long)}`),
    fields([long, long], [long, long]),
    list([long, long]),
    marked([['1', long]]),
    progress(2, long),
    quote(long),
    quiet(long),
    { kind: 'image', png: PNG, name: long, alt: long },
    select(
      press('roadmap'),
      long,
      Array.from({ length: 140 }, (_, index) => ({
        label: long,
        value: `${index}`,
        description: long,
      })),
    ),
    actions(...Array.from({ length: 60 }, (_, index) => button(long, press('undo', index))), {
      label: long,
      url: `https://x.example/${'c'.repeat(3500)}`,
    }),
  ),
  'a thousand blocks': {
    blocks: Array.from({ length: 1000 }, (_, index) =>
      index % 3 === 0 ? divider() : text(`Block ${index}`),
    ),
  },
  'a thousand texts': { blocks: Array.from({ length: 1000 }, () => text(long.slice(0, 200))) },
  'twelve pictures': {
    blocks: Array.from({ length: 12 }, () => ({
      kind: 'image' as const,
      png: PNG,
      name: 'same.png',
      alt: long,
    })),
  },
};
