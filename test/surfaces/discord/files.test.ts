// Files of answers on Discord: attached, each on a component of its own, for the asker alone.
import { describe, expect, test } from 'vitest';
import type { Answer } from '#core/command/answer.ts';
import { actions, button, message, text } from '#core/message/message.ts';
import { press } from '#core/message/press.ts';
import { openDiscordWorld } from './discord-world.ts';

const EXPORT: Answer = {
  kind: 'message',
  message: message(text('Here it is'), actions(button('Again', press('help')))),
  audience: 'asker',
  replaces: false,
  files: [{ name: 'export.json', mediaType: 'application/json', content: '{"name":"Ünal"}\n' }],
};

async function openExporting(patience?: number) {
  const world = await openDiscordWorld({ deferAfter: patience === undefined ? 2_000 : 30 });
  world.between = (desk) => ({
    ...desk,
    async answer() {
      if (patience !== undefined) await new Promise((resolve) => setTimeout(resolve, patience));
      return EXPORT;
    },
  });
  return world.discord.guild({ channels: ['general'] }).member({ name: 'Ana' });
}

describe('a file', () => {
  test('is attached to the answer that the asker alone sees', async () => {
    const ana = await openExporting();
    const said = await ana.slash('general', 'help');
    expect(said.ephemeral).toBe(true);
    expect(said.message.attachments.map(({ name }) => name)).toEqual(['export.json']);
    const [file] = said.message.attachments;
    expect(Buffer.from(file?.bytes ?? []).toString('utf8')).toBe('{"name":"Ünal"}\n');
  });

  test('comes with a late answer and with one to a press', async () => {
    const ana = await openExporting(60);
    const said = await ana.slash('general', 'help');
    expect((await said.settled()).message.attachments).toHaveLength(1);
  });
});
