import { describe, expect, test } from 'vitest';
import { formatConfigProblem, playgroundFile, readConfig } from '../src/config.ts';

function problems(environment: Record<string, string>): readonly string[] {
  const read = readConfig(environment);
  return read.ok ? [] : read.problems.map(formatConfigProblem);
}

function config(environment: Record<string, string>) {
  const read = readConfig(environment);
  if (!read.ok) throw new Error(read.problems.map(formatConfigProblem).join('; '));
  return read.config;
}

describe('the environment', () => {
  test('without anything runs the playground on loopback', () => {
    expect(config({})).toEqual({
      databaseUrl: 'file:data/cairn.db',
      host: '127.0.0.1',
      port: 3000,
      logLevel: 'info',
    });
    expect(playgroundFile(config({}))).toBe('data/playground.db');
  });

  test('an empty variable counts as not set', () => {
    expect(config({ DISCORD_TOKEN: '', PORT: ' ' })).toMatchObject({ port: 3000 });
    expect(config({ DISCORD_TOKEN: '' }).discord).toBeUndefined();
  });

  test('connects what has its tokens', () => {
    const both = config({
      DISCORD_TOKEN: 'a.b.c',
      DISCORD_API_URL: 'http://127.0.0.1:1/api',
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_APP_TOKEN: 'xapp-1',
    });
    expect(both.discord).toEqual({ token: 'a.b.c', apiUrl: 'http://127.0.0.1:1/api' });
    expect(both.slack).toEqual({ mode: 'socket', botToken: 'xoxb-1', appToken: 'xapp-1' });
  });

  test.each([
    ['0-3/16', { first: 0, last: 3, count: 16 }],
    ['2/16', { first: 2, last: 2, count: 16 }],
    ['0/1', { first: 0, last: 0, count: 1 }],
  ])('shards %s are read', (written, shards) => {
    const { discord } = config({ DISCORD_TOKEN: 'a.b.c', DISCORD_SHARDS: written });
    expect(discord?.shards).toEqual(shards);
  });

  test('with both an app token and a signing secret uses Socket Mode', () => {
    const slack = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 's' };
    expect(config(slack).slack?.mode).toBe('http');
    expect(config({ ...slack, SLACK_APP_TOKEN: 'xapp-1' }).slack?.mode).toBe('socket');
  });

  test.each([
    [{ PORT: 'http' }, 'PORT'],
    [{ PORT: '65536' }, 'PORT'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL'],
    [{ DISCORD_TOKEN: 'Bot abc' }, 'DISCORD_TOKEN'],
    [{ DISCORD_API_URL: 'discord' }, 'DISCORD_API_URL'],
    [{ DISCORD_SHARDS: '4' }, 'DISCORD_SHARDS'],
    [{ DISCORD_SHARDS: '0-16/16' }, 'DISCORD_SHARDS'],
    [{ DISCORD_SHARDS: '3-0/16' }, 'DISCORD_SHARDS'],
    [{ SLACK_CLIENT_ID: '1.2', SLACK_CLIENT_SECRET: 's' }, 'SLACK_CLIENT_ID'],
    [{ SLACK_CLIENT_SECRET: 's', SLACK_SIGNING_SECRET: 's' }, 'SLACK_CLIENT_SECRET'],
    [{ SLACK_BOT_TOKEN: 'xapp-1', SLACK_APP_TOKEN: 'xapp-1' }, 'SLACK_BOT_TOKEN'],
    [{ SLACK_BOT_TOKEN: 'xoxb-1' }, 'SLACK_APP_TOKEN'],
    [{ SLACK_APP_TOKEN: 'xapp-1' }, 'SLACK_BOT_TOKEN'],
    [{ SLACK_SIGNING_SECRET: 's' }, 'SLACK_BOT_TOKEN'],
  ])('%o is one problem that names %s', (environment, variable) => {
    const found = problems(environment);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(new RegExp(`^${variable} `));
  });

  test('tells all problems at once, one line each, and never a value', () => {
    const found = problems({
      PORT: 'x',
      LOG_LEVEL: 'y',
      SLACK_BOT_TOKEN: 'secret-1',
      SLACK_APP_TOKEN: 'xapp-2',
    });
    expect(found).toHaveLength(3);
    expect(found.join('\n')).not.toContain('secret-1');
    expect(found.every((line) => !line.includes('\n'))).toBe(true);
  });
});
