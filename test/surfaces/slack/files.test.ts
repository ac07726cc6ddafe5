// Files of answers on Slack: in the direct message with the asker, since nothing in a channel can be theirs alone.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { message, text } from '#core/message/message.ts';
import { openSlackWorld, type SlackWorld } from './slack-world.ts';

let world: SlackWorld;
beforeEach(async () => {
  world = await openSlackWorld();
  world.between = (desk) => ({
    ...desk,
    answer: async () => ({
      kind: 'message',
      message: message(text('Here it is.')),
      audience: 'asker',
      replaces: false,
      files: [{ name: 'export.json', mediaType: 'application/json', content: '{"name":"Ünal"}\n' }],
    }),
  });
});
afterEach(() => world.close());

const general = () => world.slack.team.channel('general', { botIsMember: true });

describe('a file', () => {
  test('comes by direct message, and the answer says so', async () => {
    const ana = world.slack.team.user({ name: 'Ana' });
    await ana.slash(general(), '/cairn', 'privacy export');
    await expect.poll(() => ana.ephemerals.length).toBe(1);
    expect(ana.ephemerals[0]?.text).toContain('Here it is.');
    expect(ana.ephemerals[0]?.text).toContain('The file is in your direct messages with Cairn.');
    expect(ana.directMessages.map(({ raw }) => raw['files'])).toMatchObject([
      [{ name: 'export.json', size: 17 }],
    ]);
    expect(general().messages).toEqual([]);
    expect(world.slack.userErrors).toEqual([]);
  });

  test('that Slack does not take is told of, and nothing else is lost', async () => {
    world.slack.team.change({ uploads: false });
    const ana = world.slack.team.user({ name: 'Ana' });
    const said = await ana.slash(general(), '/cairn', 'privacy export');
    expect(said.text).toContain('Slack did not take the file.');
    expect(world.warnings.map(({ message: what }) => what)).toEqual(['a file was not sent']);
  });
});
