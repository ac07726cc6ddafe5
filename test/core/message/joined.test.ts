// Several messages as one, as the posts of one day are sent.
import { describe, expect, test } from 'vitest';
import type { Inline } from '#core/message/inline.ts';
import { joinedMessage } from '#core/message/joined.ts';
import {
  actions,
  button,
  list,
  type Message,
  message,
  quiet,
  text,
} from '#core/message/message.ts';
import { press } from '#core/message/press.ts';
import { fitsOnePost } from '#core/message/size.ts';
import { renderDiscord } from '#render/discord/message.ts';
import { renderPlain } from '#render/plain/message.ts';
import { renderSlack } from '#render/slack/message.ts';

const DISCORD = { surface: 'discord', workspaceId: 'g' } as const;
const SLACK = { surface: 'slack', workspaceId: 'T1' } as const;

function called(userId: string): Inline {
  const targets = [{ surface: 'discord', workspaceId: '', userId } as const];
  return { kind: 'mention', name: 'Dee', targets, ping: true };
}

const NUDGE = message(
  text(['Week of Mon 2 Mar. ', called('100000000000000001')]),
  quiet('This comes late: it was due Mon 9 Mar at 09:00.'),
  actions(button('Log hours', press('log')), button('Nudges off', press('settings', 'nudge=off'))),
);
const REMINDER = message(
  text([called('100000000000000002'), ': ten minutes for the review.']),
  quiet('This comes late: it was due Mon 9 Mar at 09:00.'),
  actions(
    button('Write my review', press('checkpoint.write', 1)),
    button('Nudges off', press('settings', 'nudge=off')),
  ),
);

test('a line stands between the parts; a button and small print that are in one already are left out', () => {
  expect(renderPlain(joinedMessage([NUDGE, REMINDER]), DISCORD)).toBe(
    [
      'Week of Mon 2 Mar. Dee',
      'This comes late: it was due Mon 9 Mar at 09:00.',
      '[Log hours] [Nudges off]',
      '———',
      'Dee: ten minutes for the review.',
      '[Write my review]',
    ].join('\n'),
  );
});

test('one message alone stays as it is, and a part of which nothing is left leaves no line', () => {
  expect(joinedMessage([NUDGE])).toEqual(NUDGE);
  const same = message(actions(button('Nudges off', press('settings', 'nudge=off'))));
  expect(joinedMessage([NUDGE, same])).toEqual(NUDGE);
});

test('on Discord whoever is called in any part is pinged, and no id is there twice', () => {
  const { allowed_mentions, components } = renderDiscord(joinedMessage([NUDGE, REMINDER]), DISCORD);
  expect(allowed_mentions).toEqual({
    parse: [],
    users: ['100000000000000001', '100000000000000002'],
  });
  const ids = [...JSON.stringify(components).matchAll(/"custom_id":"([^"]+)"/g)].map(
    ([, id]) => id,
  );
  expect(ids).toEqual(['log', 'settings:nudge%3Doff', 'checkpoint.write:1']);
});

describe('what surely fits into one', () => {
  const part = (rows: number, buttons: number): Message =>
    message(
      list(Array.from({ length: rows }, (_, row) => `${row} ${'名'.repeat(98)}`)),
      actions(
        ...Array.from({ length: buttons }, (_, index) => button('Do', press('log', rows, index))),
      ),
    );

  test.each([
    ['two of a phone’s length', [part(10, 4), part(8, 4)], true],
    ['too many characters', [part(20, 1), part(20, 1)], false],
    ['too many buttons', [part(1, 15), part(2, 15)], false],
  ] as const)('%s', (_, messages, fits) => {
    expect(fitsOnePost(joinedMessage(messages))).toBe(fits);
    if (!fits) return;
    const joint = joinedMessage(messages);
    for (const said of [renderDiscord(joint, DISCORD), renderSlack(joint, SLACK)]) {
      expect(JSON.stringify(said)).not.toContain('…');
    }
  });
});
