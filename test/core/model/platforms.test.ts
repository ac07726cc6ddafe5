// What differs between platforms stands in one record: how a command is typed, and which of them people are told of.
import { describe, expect, test } from 'vitest';
import { LIVE_SURFACES, platformNames, SURFACE_IDS, typedOn } from '#core/model/platforms.ts';

describe('a command as it is typed', () => {
  test.each([
    ['discord', '/setup action:link code:7K2QX'],
    ['slack', '/cairn setup link 7K2QX'],
    ['playground', '/setup link 7K2QX'],
  ] as const)('on %s with its options', (surface, typed) => {
    expect(typedOn(surface, 'setup', { action: 'link', code: '7K2QX' })).toBe(typed);
  });

  test.each([
    ['discord', '/'],
    ['slack', '/cairn'],
  ] as const)('on %s before there is one', (surface, typed) => {
    expect(typedOn(surface, '')).toBe(typed);
  });
});

test('people are told of the platforms on which they may have an account', () => {
  expect(SURFACE_IDS).toEqual(['discord', 'slack', 'playground']);
  expect(LIVE_SURFACES).toEqual(['discord', 'slack']);
  expect(platformNames('and')).toBe('Discord and Slack');
  expect(platformNames('or')).toBe('Discord or Slack');
});
