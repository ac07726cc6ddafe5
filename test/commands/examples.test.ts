// What help shows as examples works as it stands there.
import { describe, expect, test } from 'vitest';
import { commands } from '#commands/index.ts';
import { studyGroup } from '#support/study-group.ts';

const EXAMPLES = commands.flatMap(({ name, examples }) =>
  examples
    // A member or a channel is picked on a platform; a code and a file are somebody's own.
    .filter((example) => !/[@#]|^\w{5}-\w{5}$|code|file/.test(example))
    .map((example) => `${name} ${example}`.trim()),
);

describe('every example of help', () => {
  test.each(EXAMPLES)('%s is understood', async (typed) => {
    const { ana } = await studyGroup();
    await ana.say('log 5m');
    if (typed.startsWith('plan resume')) await ana.say('plan pause');
    const said = await ana.say(typed);
    expect(said.answer).not.toHaveProperty('refused');
    expect(said.text).not.toMatch(/can't (read|find)|There is no (command|item)|fits several/);
  });
});
