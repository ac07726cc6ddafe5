// How answers reach Discord: quick or slow, once, seen by whom they are meant for.
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Answer } from '#core/command/answer.ts';
import type { Desk } from '#core/command/surface.ts';
import type { Form } from '#core/message/form.ts';
import { actions, button, message, text } from '#core/message/message.ts';
import { press } from '#core/message/press.ts';
import { type DiscordWorld, openDiscordWorld, openStudyServer } from './discord-world.ts';

const say = (words: string, more: Partial<Extract<Answer, { kind: 'message' }>> = {}): Answer => ({
  kind: 'message',
  message: message(text(words), actions(button('Press me', press('undo.entry', 1)))),
  audience: 'asker',
  replaces: false,
  ...more,
});

const FORM: Form = {
  submit: press('log', 'note=kept'),
  title: 'Log',
  submitLabel: 'Send',
  fields: [{ id: 'time', label: 'Time', required: true, input: { kind: 'line' } }],
};

const OPENS: Answer = { kind: 'form', form: FORM };

/** Cairn with a desk that gives these answers in turn, each when `release` is called or at once. */
async function openScripted(
  answers: readonly Answer[],
  { slow = false, patience = 1_500 }: { slow?: boolean; patience?: number } = {},
) {
  const world = await openDiscordWorld({ deferAfter: slow ? 30 : 2_000, discord: { patience } });
  const queue = [...answers];
  const deeds: Parameters<Desk['answer']>[0]['input'][] = [];
  const held = Promise.withResolvers<void>();
  onTestFinished(() => held.resolve());
  world.between = (desk) => ({
    ...desk,
    async answer({ input }) {
      deeds.push(input);
      if (slow) await held.promise;
      return queue.shift() ?? { kind: 'nothing' };
    },
  });
  const guild = world.discord.guild({ channels: ['general'] });
  const ana = guild.member({ name: 'Ana' });
  return { ...world, guild, ana, deeds, release: () => held.resolve() };
}

const edits = ({ discord }: Pick<DiscordWorld, 'discord'>) =>
  discord.requests.filter(({ method }) => method === 'PATCH').length;

test('a channel that Discord tells by its id alone is known all the same', async () => {
  const { guild, olga } = await openStudyServer({ discord: { channelsById: true } });
  const answer = await olga.slash('general', 'setup', { action: 'channel' });
  expect(answer.text).toContain('Cairn now posts in');
  expect(guild.channel('general').messages.at(-1)?.text).toContain('Cairn posts here');
});

describe('a quick answer', () => {
  test('comes at once, to the asker alone', async () => {
    const world = await openScripted([say('Logged')]);
    const answer = await world.ana.slash('general', 'help');
    expect(answer).toMatchObject({ kind: 'message', ephemeral: true });
    expect(edits(world)).toBe(0);
  });

  test('for the channel is seen by everyone', async () => {
    const { ana, guild } = await openScripted([say('Shared', { audience: 'channel' })]);
    expect((await ana.slash('general', 'help')).ephemeral).toBe(false);
    expect(guild.channel('general').last.text).toContain('Shared');
  });

  test('takes the place of the message that was pressed on', async () => {
    const { ana } = await openScripted([say('First'), say('Second', { replaces: true })]);
    const first = await ana.slash('general', 'help');
    expect((await ana.press(first, 'Press me')).kind).toBe('update');
    expect(first.text).toContain('Second');
  });

  test('that has nothing to say ends the wait', async () => {
    const { ana } = await openScripted([{ kind: 'nothing' }, say('First'), { kind: 'nothing' }]);
    expect((await ana.slash('general', 'help')).ephemeral).toBe(true);
    const first = await ana.slash('general', 'help');
    expect((await ana.press(first, 'Press me')).kind).toBe('deferred-update');
  });

  test('that cannot be shown becomes an apology with a reference', async () => {
    const { ana, problems } = await openScripted([say('', { message: message() })]);
    expect((await ana.slash('general', 'help')).text).toMatch(/Sorry.*reference: \w{8}/s);
    expect(problems()).toEqual(['an answer could not be shown']);
  });

  test('to a form that needs another form carries a button that opens it', async () => {
    const { ana, deeds } = await openScripted([OPENS, OPENS, OPENS]);
    const opened = await ana.slash('general', 'help');
    const answer = await ana.submit(opened, { Time: '1h' });
    expect(answer.ephemeral).toBe(true);
    const again = await ana.press(answer, 'Open the form');
    expect(again.modal.title).toBe('Log');
    expect(deeds.at(-1)).toMatchObject({ press: press('log', 'note=kept', 'time=1h') });
  });
});

describe('a slow answer', () => {
  test('to a command fills in the message that the asker alone waits for', async () => {
    const { ana, release } = await openScripted([say('Logged')], { slow: true });
    const answer = await ana.slash('general', 'help');
    expect(answer).toMatchObject({ kind: 'deferred', ephemeral: true });
    release();
    expect((await answer.settled()).text).toContain('Logged');
  });

  test('for the channel comes beside it', async () => {
    const shared = say('For all', { audience: 'channel' });
    const { ana, release, guild } = await openScripted([shared], { slow: true });
    const answer = await ana.slash('general', 'help');
    release();
    await guild.channel('general').waitFor(({ text: shown }) => shown.includes('For all'));
    expect((await answer.settled()).text).not.toContain('For all');
  });

  test('to a press replaces the message, or comes beside it for whom it is meant', async () => {
    const toAll = { audience: 'channel' } as const;
    const { ana, guild, release } = await openScripted(
      [say('First', toAll), say('Yours'), say('For all', toAll), say('Second', { replaces: true })],
      { slow: true },
    );
    await ana.slash('general', 'help');
    release();
    const first = await guild.channel('general').waitFor(({ text: shown }) => /First/.test(shown));
    await ana.press(first, 'Press me');
    await expect
      .poll(() => guild.channel('general').seenBy(ana).at(-1))
      .toMatchObject({ ephemeral: true, text: expect.stringContaining('Yours') });
    await ana.press(first, 'Press me');
    await guild.channel('general').waitFor(({ text: shown }) => /For all/.test(shown));
    await ana.press(first, 'Press me');
    await expect.poll(() => first.text).toContain('Second');
  });

  test('with a form carries a button that opens it', async () => {
    const { ana, deeds, release } = await openScripted([OPENS, OPENS], { slow: true });
    const answer = await ana.slash('general', 'log', { time: '1h' });
    release();
    await answer.settled();
    await ana.press(answer, 'Open the form').catch(() => undefined);
    expect(deeds.at(-1)).toMatchObject({ kind: 'press', press: press('log', 'time=1h') });
  });
});

describe('an answer that Discord does not take', () => {
  test('because it came too late is a line in the log', async () => {
    let now = Date.now();
    const world = await openDiscordWorld({ discord: { clock: { now: () => now }, patience: 500 } });
    world.between = ({ answer, ...desk }) => ({
      ...desk,
      answer(ask) {
        now += 3_500;
        return answer(ask);
      },
    });
    const ana = world.discord.guild().member({ name: 'Ana' });
    await expect(ana.slash('general', 'help')).rejects.toThrow('did not respond');
    await expect
      .poll(() => world.logged.at(-1))
      .toMatchObject({ level: 'info', data: { code: 10_062 } });
    expect(world.problems()).toEqual([]);
  });

  test('and an interaction that comes twice is answered once', async () => {
    const { ana, discord, problems, logged } = await openScripted([say('Once'), say('Twice')]);
    const answer = await ana.slash('general', 'help');
    discord.redeliver(answer);
    await discord.waitForRequest(({ code }) => code === 40_060);
    await expect.poll(() => logged.at(-1)).toMatchObject({ level: 'info' });
    expect(answer.text).toContain('Once');
    expect(problems()).toEqual([]);
  });
});

describe('an answer whose connection is cut', () => {
  const CALLBACK = /callback$/;

  test.each([
    ['before it arrives', 'before'],
    ['after it has arrived', 'after'],
  ] as const)('%s is shown once, and its entry is stored once', async (_when, when) => {
    const { olga, guild, discord, problems } = await openStudyServer();
    await olga.slash('general', 'join');
    discord.faults.cut(when, { path: CALLBACK });
    const answer = await olga.slash('general', 'log', { time: '1h30m', activity: 'coding' });
    expect(answer.text).toContain('1 h 30');
    const history = await olga.slash('general', 'history');
    expect(history.text.match(/1 h 30/g)).toHaveLength(1);
    const shown = guild.channel('general').seenBy(olga);
    expect(
      shown.filter(({ text: said }) => said.includes('1 h 30') && said.includes('coding')),
    ).toHaveLength(2);
    expect(shown.some(({ text: said }) => said.includes('Sorry'))).toBe(false);
    expect(problems()).toEqual([]);
  });

  test('each time, though it has arrived, is not shown again', async () => {
    const { ana, guild, discord, problems } = await openScripted([say('Logged')]);
    discord.faults.cut('after', { path: CALLBACK, times: 3 });
    await ana.slash('general', 'help');
    await discord.waitForRequest(({ code }) => code === 40_060);
    expect(guild.channel('general').seenBy(ana)).toHaveLength(1);
    expect(problems()).toEqual([]);
  });

  test('while Discord is told to wait comes all the same', async () => {
    const { ana, discord, release } = await openScripted([say('Logged')], { slow: true });
    discord.faults.cut('after', { path: CALLBACK });
    const answer = await ana.slash('general', 'help');
    discord.faults.cut('before', { path: /@original$/ });
    release();
    expect((await answer.settled()).text).toContain('Logged');
  });

  test('for everybody is not sent a second time where it may be there', async () => {
    const shared = say('For all', { audience: 'channel' });
    const { ana, guild, discord, release } = await openScripted([shared], { slow: true });
    const answer = await ana.slash('general', 'help');
    discord.faults.cut('after', { method: 'POST', path: /^\/webhooks/ });
    release();
    await answer.settled();
    await guild.channel('general').waitFor(({ text: shown }) => shown.includes('For all'));
    await expect
      .poll(() => discord.requests.filter(({ path }) => path.startsWith('/webhooks')))
      .toHaveLength(2);
    const all = guild.channel('general').messages;
    expect(all.filter(({ text: shown }) => shown.includes('For all'))).toHaveLength(1);
  });
});

test('an apology for what is stored asks nobody to do it again', async () => {
  const broken = { ...say('', { message: message() }), stands: true } as const;
  const { ana } = await openScripted([broken]);
  const { text: said } = await ana.slash('general', 'help');
  expect(said).toContain('need not be sent again');
  expect(said).not.toContain('try again');
});

test('neither notes nor tokens nor names are logged when an answer is refused', async () => {
  const secret = 'the note that was typed';
  const { ana, discord, logged } = await openScripted([say(secret)]);
  discord.faults.answer(500, 'before', { path: /callback$/, times: 9 });
  await expect(ana.slash('general', 'help')).rejects.toThrow('did not respond');
  const said = JSON.stringify(logged);
  expect(logged.some(({ level }) => level === 'error')).toBe(true);
  expect(said).not.toContain(secret);
  expect(said).not.toContain('callback');
  expect(said).not.toContain('Ana');
});
