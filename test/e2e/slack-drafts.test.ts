// Reviews on Slack that are typed and not sent: kept as one types, and there again when the form is opened.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Ask } from '#core/command/ask.ts';
import type { Desk } from '#core/command/surface.ts';
import { isObject } from '#support/slack/json.ts';
import type { Answer, OpenView } from '#support/slack/shown.ts';
import type { TestUser } from '#support/slack/user.ts';
import { openSlackWorld, type SlackWorld, withGroup } from '../surfaces/slack/slack-world.ts';

let world: SlackWorld;
let ana: TestUser;
let ben: TestUser;
beforeEach(async () => {
  world = await openSlackWorld();
  ({ Ana: ana, Ben: ben } = (await withGroup(world, 'Ana', 'Ben')).members);
});
afterEach(async () => {
  const { warnings, userErrors } = world.slack;
  await world.close();
  expect(world.errors).toEqual([]);
  expect(warnings).toEqual([]);
  expect(userErrors).toEqual([]);
});

const PROGRESS = 'Review progress against roadmap';
const general = () => world.slack.team.channel('general', { botIsMember: true });
const checkpoint = (by: TestUser = ana) => by.slash(general(), '/cairn', 'checkpoint 1');

function formOf({ view, text }: Answer): OpenView {
  if (view === undefined) throw new Error(`no form but: ${text}`);
  return view;
}

async function opened(by: TestUser = ana, label = 'Write my review'): Promise<OpenView> {
  return formOf(await by.press(await checkpoint(by), label));
}

/** What stands in the form, by field. */
function standing({ values }: OpenView): readonly unknown[] {
  const elements = Object.values(values).flatMap((of) => Object.values(isObject(of) ? of : {}));
  return elements.map((element) => (isObject(element) ? element['value'] : undefined));
}

const draftOf = async (by: TestUser) =>
  /A draft from .* opens it\./.exec((await checkpoint(by)).text)?.[0];

/** Holds each thing that the desk is told of typing until it is let go; notes what it was told. */
function holdKeeps() {
  const gates: PromiseWithResolvers<void>[] = [];
  const told: Ask['input'][] = [];
  world.between = (desk: Desk) => ({
    ...desk,
    async answer(ask) {
      if (ask.input.kind === 'submit' && ask.input.press.action === 'checkpoint.keep') {
        told.push(ask.input);
        const gate = Promise.withResolvers<void>();
        gates.push(gate);
        await gate.promise;
      }
      return desk.answer(ask);
    },
  });
  const typed = () =>
    told.map((input) => (input.kind === 'submit' ? input.values['progress'] : ''));
  const letGo = () => {
    for (const gate of gates.splice(0)) gate.resolve();
  };
  return { typed, letGo };
}

describe('a review that is typed and closed', () => {
  test('stands in the form when it is opened again', async () => {
    const form = await opened();
    await ana.type(form, PROGRESS, 'Three of four');
    await ana.type(form, 'Adjust timeline if needed', 'Two weeks');
    await ana.close(form);
    await expect
      .poll(() => draftOf(ana))
      .toBe('A draft from Tue 3 Mar is saved; Write my review opens it.');
    const again = await opened();
    expect(standing(again)).toEqual(['Three of four', 'Two weeks', null, null]);
    expect(again.id).not.toBe(form.id);
    expect(await draftOf(ben)).toBeUndefined();
    expect(standing(await opened(ben))).toEqual([null, null, null, null]);
  });

  test('stands there after a restart', async () => {
    const form = await opened();
    await ana.type(form, PROGRESS, 'Three');
    await world.restart();
    expect(standing(await opened())[0]).toBe('Three');
    await ana.type(form, PROGRESS, 'Three of four');
    await ana.close(form);
    await world.restart();
    expect(standing(await opened())[0]).toBe('Three of four');
  });

  test('is kept by what is told on closing, and never taken away by an empty word of it', async () => {
    const form = await opened();
    await ana.type(form, PROGRESS, 'Three');
    await expect.poll(() => draftOf(ana)).toBeDefined();
    await ana.close(form);
    const told = await opened();
    expect(standing(told)[0]).toBe('Three');
    await ana.type(told, PROGRESS, 'Four');
    await ana.close(told, { told: true });
    await expect.poll(async () => standing(await opened())[0]).toBe('Four');
  });

  test('is forgotten when all is taken out of the form', async () => {
    const form = await opened();
    await ana.type(form, PROGRESS, 'Three');
    await expect.poll(() => draftOf(ana)).toBeDefined();
    await ana.type(form, PROGRESS, '');
    await expect.poll(() => draftOf(ana)).toBeUndefined();
  });

  test('answers nothing to the typing', async () => {
    const form = await opened();
    const before = world.slack.calls.length;
    await ana.type(form, PROGRESS, 'Three');
    await ana.close(form);
    await expect.poll(() => draftOf(ana)).toBeDefined();
    const called = world.slack.calls.slice(before).map(({ method }) => method);
    expect(called.filter((method) => method !== 'users.info')).toEqual([]);
  });
});

describe('a review that is sent', () => {
  test('has no draft any more, and Edit opens with what was typed since', async () => {
    const form = await opened();
    await ana.type(form, PROGRESS, 'Three');
    const sent = await ana.submit(form, { [PROGRESS]: 'Three of four' });
    expect((await sent.next()).text).toContain('Your review is saved.');
    expect(await draftOf(ana)).toBeUndefined();
    const edited = await opened(ana, 'Edit');
    expect(standing(edited)[0]).toBe('Three of four');
    await ana.type(edited, PROGRESS, 'All four');
    await ana.close(edited);
    await expect.poll(() => draftOf(ana)).toBe('A draft from Tue 3 Mar is saved; Edit opens it.');
    expect(standing(await opened(ana, 'Edit'))[0]).toBe('All four');
    expect((await checkpoint()).text).toContain('Three of four');
  });

  test('does not get an old draft by typing that is told late', async () => {
    const form = await opened();
    const { typed, letGo } = holdKeeps();
    await ana.type(form, PROGRESS, 'T');
    await expect.poll(typed).toEqual(['T']);
    await ana.type(form, PROGRESS, 'Thr');
    const sent = await ana.submit(form, { [PROGRESS]: 'Three' });
    expect((await sent.next()).text).toContain('Your review is saved.');
    letGo();
    // The second is told once the first has come to its end.
    await expect.poll(typed).toEqual(['T', 'Three']);
    expect(await draftOf(ana)).toBeUndefined();
    letGo();
    await world.restart();
    expect(await draftOf(ana)).toBeUndefined();
  });

  test('is not held up by fast typing: one telling is under way at a time, then the newest', async () => {
    const form = await opened();
    const { typed, letGo } = holdKeeps();
    await ana.type(form, PROGRESS, 'T');
    await expect.poll(typed).toEqual(['T']);
    await ana.type(form, PROGRESS, 'Three of four');
    letGo();
    await expect.poll(typed).toEqual(['T', 'Three of four']);
    letGo();
    await expect.poll(async () => standing(await opened())[0]).toBe('Three of four');
  });
});

test('other forms are told of nothing', async () => {
  const form = formOf(await ana.slash(general(), '/cairn', 'log'));
  expect(form.raw).toMatchObject({ notify_on_close: false });
  expect(JSON.stringify(form.raw)).not.toContain('dispatch_action');
});
