// What somebody is told where something goes wrong after what they asked for is stored.
import { expect, test } from 'vitest';
import { answer } from '#core/command/answer.ts';
import { defineCommand } from '#core/command/command.ts';
import { createDesk } from '#core/desk/desk.ts';
import { message, text } from '#core/message/message.ts';
import { unmarked } from '#core/typed/typed-text.ts';
import { renderPlain } from '#render/plain/message.ts';
import { askerNamed } from '#support/desk.ts';
import { type StudyGroup, studyGroup } from '#support/study-group.ts';

const breaking = (storing: 'once' | 'plainly' | 'not-at-all') =>
  defineCommand({
    name: 'break',
    about: 'Breaks after storing',
    use: 'sometimes',
    examples: [''],
    options: {},
    needs: 'nothing',
    async run({ write, writeOnce }) {
      const said = async () => answer(message(text('Stored')));
      if (storing === 'once') await writeOnce(said);
      if (storing === 'plainly') await write(said);
      throw new Error('broken');
    },
  });

test('the answer that was stored with it is given', async () => {
  const group = await studyGroup();
  expect(await told(group, 'once')).toBe('Stored');
});

test('nobody is asked to do again what is stored, nor told that it is where it is not', async () => {
  const group = await studyGroup();
  const stored = await told(group, 'plainly');
  expect(stored).toContain('need not be sent again');
  expect(stored).not.toContain('try again');
  const nothing = await told(group, 'not-at-all');
  expect(nothing).toContain('Nothing was changed. Please try again.');
});

async function told({ parts }: StudyGroup, storing: Parameters<typeof breaking>[0]) {
  const silent = () => undefined;
  const log = { info: silent, warn: silent, error: silent };
  const desk = createDesk({ ...parts, log, commands: [breaking(storing)] });
  const given = await desk.answer({
    id: storing,
    surface: 'discord',
    place: { workspaceId: 'guild-1', name: 'Study server' },
    channelId: 'general',
    direct: false,
    asker: askerNamed('Ben'),
    input: { kind: 'text', typed: unmarked('break') },
  });
  if (given.kind !== 'message') throw new Error('no message');
  return renderPlain(given.message, { surface: 'discord', workspaceId: 'guild-1' });
}
