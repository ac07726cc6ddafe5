import { describe, expect, test } from 'vitest';
import { message, text } from '#core/message/message.ts';
import { codeIn } from '#support/two-places.ts';
import { WORKSPACE } from '#surfaces/playground/chat/channels.ts';
import { openPlayground, type Playground } from './open-playground.ts';

const STUDY = { workspaceId: WORKSPACE.workspaceId, channelId: 'study' };

async function lastFor(playground: Playground, person: string) {
  return (await playground.seenBy(person)).messages.at(-1);
}

/** The id on the button of that label. */
function pressOf(html: string | undefined, label: string): string {
  const found = new RegExp(`<button[^>]*data-press="([^"]*)"[^>]*>${label}</button>`).exec(
    html ?? '',
  );
  if (found?.[1] === undefined) throw new Error(`no button ${label} in ${html}`);
  return found[1];
}

describe('who sees what', () => {
  test('talk in a channel is everyone’s', async () => {
    const playground = await openPlayground();
    await playground.post('say', { as: 'ana', channel: 'study', text: 'Good morning' });
    const seen = await lastFor(playground, 'ben');
    expect(seen).toMatchObject({
      from: 'Ana',
      text: 'Good morning',
      channel: 'study',
      only: false,
    });
  });

  test('a private answer is seen by the asker alone, with what was typed', async () => {
    const playground = await openPlayground();
    await playground.post('say', { as: 'ana', channel: 'study', text: '/log 1h30m coding' });
    const seen = await lastFor(playground, 'ana');
    expect(seen).toMatchObject({ only: true, asked: '/log 1h30m coding' });
    expect(seen?.html).toContain('1 h 30 min');
    expect((await playground.seenBy('ben')).messages).toEqual([]);
  });

  test('an answer that an undo made untrue says what is so now', async () => {
    const playground = await openPlayground();
    const where = { as: 'ana', channel: 'study' };
    await playground.post('say', { ...where, text: '/log 1h30m coding' });
    await playground.post('say', { ...where, text: '/history' });
    await playground.post('say', { ...where, text: '/undo' });
    const told = async () =>
      (await playground.seenBy('ana')).messages.slice(-3).map(({ html = '' }) => html);
    const [logged, page, undone] = await told();
    expect(logged).toMatch(/Undone: .*1 h 30 min/);
    expect(page).toContain('Your history');
    expect(undone).toMatch(/Undone: .*1 h 30 min/);
    const last = await lastFor(playground, 'ana');
    const press = pressOf(last?.html, 'Restore');
    await playground.post('press', { ...where, message: last?.id, press });
    const [restored, , here] = await told();
    expect(restored).toMatch(/Restored: .*1 h 30 min/);
    expect(here).toBe(restored);
  });

  test('a member is named by @ and the name', async () => {
    const playground = await openPlayground();
    await playground.post('say', { as: 'ana', channel: 'study', text: '/history member:@gorō' });
    expect((await lastFor(playground, 'ana'))?.html).toContain('MLflow experiment tracking setup');
  });

  test('direct messages are between one person and Cairn', async () => {
    const playground = await openPlayground();
    await playground.post('say', { as: 'ana', channel: 'direct-ana', text: '/next' });
    const { messages } = await playground.seenBy('ana');
    expect(messages.map(({ channel, only }) => [channel, only])).toEqual([
      ['direct-ana', false],
      ['direct-ana', false],
    ]);
    expect((await playground.seenBy('ben')).messages).toEqual([]);
    const intruding = { as: 'ben', channel: 'direct-ana', text: 'hello' };
    expect((await playground.post('say', intruding)).status).toBe(404);
  });

  test('what is announced reaches the channel, and verifying edits it there for all', async () => {
    const playground = await openPlayground();
    const done = '/done dockerized-application evidence:https://example.org/d';
    await playground.post('say', { as: 'chioma', channel: 'general', text: done });
    await playground.settled();
    const announced = await lastFor(playground, 'ana');
    expect(announced).toMatchObject({ channel: 'study', only: false, edited: false });
    const verify = {
      as: 'ana',
      channel: 'study',
      message: announced?.id,
      press: pressOf(announced?.html, 'Verify'),
    };
    expect((await playground.post('press', verify)).status).toBe(200);
    await playground.settled();
    const { messages } = await playground.seenBy('ben');
    expect(messages.find(({ id }) => id === announced?.id)).toMatchObject({ edited: true });
    expect(messages.find(({ id }) => id === announced?.id)?.html).toContain('Ana');
    // Nothing stands beside it: who verified sees it where everyone does.
    expect((await playground.seenBy('ana')).messages).toHaveLength(1);
  });
});

describe('buttons and forms', () => {
  test('a button’s answer takes the place of a private message', async () => {
    const playground = await openPlayground();
    await playground.post('say', { as: 'ana', channel: 'study', text: '/leaderboard quarter' });
    const board = await lastFor(playground, 'ana');
    const press = pressOf(board?.html, 'By hours');
    await playground.post('press', { as: 'ana', channel: 'study', message: board?.id, press });
    const { messages } = await playground.seenBy('ana');
    expect(messages).toHaveLength(1);
    expect(messages[0]?.id).toBe(board?.id);
    expect(messages[0]?.html).toContain('by hours');
  });

  test('a button of everyone’s message brings the presser’s own copy up to date', async () => {
    const playground = await openPlayground();
    const where = { as: 'ana', channel: 'study' };
    await playground.post('say', { ...where, text: '/leaderboard quarter' });
    const own = await lastFor(playground, 'ana');
    const share = { ...where, message: own?.id, press: pressOf(own?.html, 'Share') };
    await playground.post('press', share);
    const shared = await lastFor(playground, 'ana');
    expect(shared?.only).toBe(false);
    for (const label of ['By hours', 'Week']) {
      const press = pressOf(own?.html, label);
      await playground.post('press', { ...where, message: shared?.id, press });
    }
    const { messages } = await playground.seenBy('ana');
    expect(messages.map(({ only }) => only)).toEqual([true, false, true]);
    expect(messages[1]?.html).toBe(shared?.html);
    expect(messages[2]?.html).toContain('This week');
    await playground.post('press', {
      ...where,
      as: 'ben',
      message: shared?.id,
      press: pressOf(own?.html, 'Week'),
    });
    expect((await playground.seenBy('ben')).messages).toHaveLength(2);
  });

  test('a form with mistakes stays open, with each beside its field, and nothing of it in the chat', async () => {
    const playground = await openPlayground();
    const where = { as: 'ana', channel: 'study' };
    const said = await playground.post('say', { ...where, text: '/log' });
    const press = /data-press="([^"]*)"/.exec(((await said.json()) as { form: string }).form)?.[1];
    const values = { time: '2hours15', date: '03/04/2026', note: '<b>' };
    const sent = await playground.post('submit', { ...where, press, values });
    const { refused } = (await sent.json()) as {
      refused: { html: string; mistakes: { field: string; html: string }[] };
    };
    expect(refused.mistakes.map(({ field }) => field)).toEqual(['time', 'date']);
    expect(refused.mistakes[0]?.html).toContain('2hours15');
    expect(refused.html).toContain('03/04/2026');
    expect(refused.html).not.toContain('<button');
    expect((await playground.seenBy('ana')).messages).toEqual([]);
  });

  test('nobody presses on what they do not see', async () => {
    const playground = await openPlayground();
    await playground.post('say', { as: 'ana', channel: 'study', text: '/log 1h' });
    const logged = await lastFor(playground, 'ana');
    const press = pressOf(logged?.html, 'Undo');
    const body = { as: 'ben', channel: 'study', message: logged?.id, press };
    expect((await playground.post('press', body)).status).toBe(404);
  });

  test('a command without its required options gives a form, and the form does the rest', async () => {
    const playground = await openPlayground();
    const said = await playground.post('say', { as: 'ana', channel: 'study', text: '/log' });
    // The answer of the surface under test.
    const { form } = (await said.json()) as { form: string };
    expect(form).toContain('name="time"');
    const press = /data-press="([^"]*)"/.exec(form)?.[1];
    const values = { time: '45m', activity: 'learning' };
    await playground.post('submit', { as: 'ana', channel: 'study', press, values });
    expect((await lastFor(playground, 'ana'))?.html).toContain('45 min');
  });

  test('what stood in a form that was closed stands there again, and nothing is said of it', async () => {
    const playground = await openPlayground();
    const where = { as: 'ana', channel: 'study' };
    await playground.post('say', { ...where, text: '/checkpoint 2' });
    const shown = await lastFor(playground, 'ana');
    const press = pressOf(shown?.html, 'Write my review');
    const open = async () => {
      const pressed = await playground.post('press', { ...where, message: shown?.id, press });
      return ((await pressed.json()) as { form: string }).form;
    };
    const keep = /data-keep="([^"]*)"/.exec(await open())?.[1];
    const body = { ...where, press: keep, values: { progress: 'Three of four' } };
    expect((await playground.post('keep', body)).status).toBe(200);
    expect((await playground.seenBy('ana')).messages).toHaveLength(1);
    expect(await open()).toContain('Three of four</textarea>');
    expect((await playground.post('keep', { ...body, as: 'nobody' })).status).toBe(404);
    expect((await playground.post('keep', { ...body, values: 1 })).status).toBe(400);
  });
});

describe('posts', () => {
  test('the same nonce posts once', async () => {
    const playground = await openPlayground();
    const posts = [1, 2].map(() => playground.surface.post(STUDY, message(text('Hello')), 'n-1'));
    const [first, again] = await Promise.all(posts);
    expect(first).toEqual(again);
    expect((await playground.seenBy('ana')).messages).toHaveLength(1);
  });

  test('go to a person by direct message, and nowhere else', async () => {
    const playground = await openPlayground();
    const direct = { ...STUDY, channelId: 'ana' };
    await playground.surface.post(direct, message(text('For you')), 'n-1');
    expect((await lastFor(playground, 'ana'))?.channel).toBe('direct-ana');
    const nowhere = { ...STUDY, channelId: 'attic' };
    expect(await playground.surface.post(nowhere, message(text('Hello')), 'n-2')).toMatchObject({
      kind: 'refused',
      because: 'gone',
    });
  });

  test('are edited in their place; one that is not there is gone', async () => {
    const { surface, seenBy } = await openPlayground();
    const posted = await surface.post(STUDY, message(text('Before')), 'n-1');
    if (posted.kind !== 'sent') throw new Error(posted.kind);
    const edited = await surface.edit(STUDY, posted.messageId, message(text('After')));
    expect(edited).toEqual({ kind: 'edited' });
    expect((await seenBy('ana')).messages).toMatchObject([{ html: '<p>After</p>', edited: true }]);
    expect(await surface.edit(STUDY, 'none', message(text('x')))).toEqual({ kind: 'gone' });
  });

  test('a direct message is one person’s, and nobody’s who is not there', async () => {
    const { surface, seenBy } = await openPlayground();
    const ana = { workspaceId: WORKSPACE.workspaceId, userId: 'ana' };
    expect(await surface.direct(ana, message(text('Your week')), 'n-1')).toMatchObject({
      kind: 'sent',
    });
    expect((await seenBy('ana')).messages.map(({ channel }) => channel)).toEqual(['direct-ana']);
    expect((await seenBy('ben')).messages).toEqual([]);
    const nobody = { ...ana, userId: 'nobody' };
    expect(await surface.direct(nobody, message(text('Hello')), 'n-2')).toMatchObject({
      kind: 'refused',
    });
  });
});

describe('people and a fresh start', () => {
  test('an empty start is empty; who comes first is its admin', async () => {
    const playground = await openPlayground();
    await playground.post('start', { kind: 'empty' });
    expect(await playground.seenBy('ana')).toMatchObject({ people: [], messages: [] });
    await playground.post('people', { name: ' Zoë ' });
    await playground.post('people', { name: 'Yan' });
    const { people } = await playground.seenBy('');
    expect(people).toMatchObject([
      { name: 'Zoë', admin: true },
      { name: 'Yan', admin: false },
    ]);
    expect((await playground.post('people', { name: 'zoë' })).status).toBe(409);
  });

  test('who joined is offered again after a restart, as admin who was one', async () => {
    const playground = await openPlayground('empty');
    const added = await playground.post('people', { name: 'Zoë' });
    // The answer of the surface under test.
    const { id } = (await added.json()) as { id: string };
    await playground.post('say', { as: id, channel: 'study', text: '/setup group' });
    await playground.post('say', { as: id, channel: 'study', text: '/join' });
    const again = await playground.restarted();
    const posted = await again.post({ ...STUDY, channelId: id }, message(text('Hello')), 'n');
    expect(posted.kind).toBe('sent');
    await again.stop();
  });
});

describe('the clock', () => {
  test('moves for all, and says so', async () => {
    const playground = await openPlayground();
    await playground.post('clock', { hours: 24 });
    const { clock } = await playground.seenBy('ana');
    expect(clock).toEqual({ now: '2026-03-13T18:00:00Z', moved: true });
    await playground.post('say', { as: 'ana', channel: 'study', text: '/log 1h' });
    expect((await lastFor(playground, 'ana'))?.html).toContain('Fri 13 Mar');
  });

  test.each([{ to: 'tomorrow' }, { to: '9999-01-01T00:00:00Z' }, { hours: 1.5 }, {}])(
    'is not moved by %j',
    async (body) => {
      const playground = await openPlayground();
      expect((await playground.post('clock', body)).status).toBe(400);
      expect((await playground.seenBy('ana')).clock.moved).toBe(false);
    },
  );
});

describe('time that passes', () => {
  const posts = async (playground: Playground, channel: string, words: string) =>
    (await playground.seenBy('ana')).messages
      .filter((each) => each.channel === channel && each.html?.includes(words))
      .map(({ at }) => at);

  test('brings what is posted meanwhile, at its own time', async () => {
    const playground = await openPlayground();
    await playground.post('clock', { hours: 168 });
    expect((await playground.seenBy('ana')).clock.now).toBe('2026-03-19T18:00:00Z');
    expect(await posts(playground, 'study', 'Week of')).toEqual(['2026-03-16T08:00:00Z']);
    await playground.post('clock', { to: '2026-04-05T18:00:00Z' });
    // Monday 09:00 in Berlin, also after the clocks have changed.
    expect(await posts(playground, 'study', 'Week of')).toEqual([
      '2026-03-16T08:00:00Z',
      '2026-03-23T08:00:00Z',
      '2026-03-30T07:00:00Z',
    ]);
    expect(await posts(playground, 'study', 'Checkpoint')).not.toEqual([]);
  });

  test('backwards it brings nothing again', async () => {
    const playground = await openPlayground();
    for (const hours of [168, -168, 168]) await playground.post('clock', { hours });
    expect(await posts(playground, 'study', 'Week of')).toEqual(['2026-03-16T08:00:00Z']);
  });

  test('two who move it one after the other get the sum, and each post once', async () => {
    const playground = await openPlayground();
    await Promise.all([
      playground.post('clock', { hours: 96 }),
      playground.post('clock', { hours: 72 }),
    ]);
    expect((await playground.seenBy('ana')).clock.now).toBe('2026-03-19T18:00:00Z');
    expect(await posts(playground, 'study', 'Week of')).toHaveLength(1);
  });
});

test('two accounts are linked by a typed code after a question, both are told, and Unlink parts them', async () => {
  const playground = await openPlayground();
  const say = async (as: string, text: string) => {
    await playground.post('say', { as, channel: 'study', text });
    return lastFor(playground, as);
  };
  const pressed = async (as: string, on: Awaited<ReturnType<typeof lastFor>>, label: string) => {
    const press = pressOf(on?.html, label);
    const channel = on?.channel;
    await playground.post('press', { as, channel, message: on?.id, press });
    await playground.settled();
  };
  const told = async (person: string) => {
    const { messages } = await playground.seenBy(person);
    return messages.filter(({ channel }) => channel === `direct-${person}`);
  };
  const code = codeIn((await say('ana', '/link'))?.html ?? '');
  const asked = await say('ben', `/link ${code}`);
  expect(asked?.html).toContain('as one person?');
  expect(await told('ana')).toEqual([]);
  await pressed('ben', asked, 'Link accounts');
  for (const person of ['ana', 'ben']) {
    const [notice, ...more] = await told(person);
    expect(notice?.html).toContain('are one person now');
    expect(more).toEqual([]);
  }
  await pressed('ana', (await told('ana'))[0], 'Unlink');
  expect(JSON.stringify(await playground.seenBy('ana'))).toContain('are parted again');
});
