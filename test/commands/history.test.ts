import { describe, expect, test } from 'vitest';
import { entryId } from '#core/model/ids.ts';
import type { Reads } from '#core/model/store.ts';
import { minutes, Temporal } from '#core/time/temporal.ts';
import { renderDiscordForm } from '#render/discord/form.ts';
import { renderDiscord } from '#render/discord/message.ts';
import { renderPlain } from '#render/plain/message.ts';
import { renderSlackForm } from '#render/slack/form.ts';
import { renderSlack } from '#render/slack/message.ts';
import { buttonsOf, labelsOf, type Said, type User } from '#support/desk.ts';
import { type StudyGroup, studyGroup } from '#support/study-group.ts';
import { checkDiscordForm, checkDiscordMessage } from '../render/check-discord.ts';
import { checkSlackForm, checkSlackMessage } from '../render/check-slack.ts';
import { filled } from './filled.ts';

const STONE = 'done "Dockerized application" evidence:https://github.com/ben/app';
const EVERYONE = { surface: 'discord', workspaceId: 'guild-1' } as const;

function announced({ posted }: StudyGroup): string {
  const last = posted.at(-1);
  return last === undefined ? '' : renderPlain(last.message, EVERYONE);
}

/** Presses Edit on an answer and submits the form with some fields typed anew. */
async function edit(user: User, said: Said, typed: Readonly<Record<string, string>>) {
  const form = await user.press(said.message, 'Edit');
  return user.submit(form.answer, filled(form.answer, typed));
}

async function member({ store }: StudyGroup, { id }: User) {
  const account = await store.read.accounts.byUser({
    surface: 'discord',
    workspaceId: '',
    userId: id,
  });
  const found = account && (await store.read.members.ofPerson(account.person))[0];
  if (account === undefined || found === undefined) throw new Error('not a member');
  return { account, member: found };
}

async function formerOf(
  { store }: StudyGroup,
  said: Said,
): ReturnType<Reads['entries']['formerVersions']> {
  const [pressed] = buttonsOf(said.message).filter(({ label }) => label === 'Edit');
  if (pressed === undefined || 'url' in pressed) throw new Error('no button Edit');
  const id = entryId(pressed.press.args[0]);
  return id === undefined ? [] : store.read.entries.formerVersions(id);
}

describe('history', () => {
  test('offers Edit and Undo for each entry of one’s own, five a page', async () => {
    const { ben } = await studyGroup();
    for (const hours of [1, 2, 3, 4, 5, 6]) await ben.say(`log ${hours}h`);
    const first = await ben.say('history');
    const row = ['Edit', 'Undo'];
    expect(labelsOf(first.message)).toEqual([...row, ...row, ...row, ...row, ...row, 'Older']);
    const older = await ben.press(first.message, 'Older');
    expect(older.text).toContain('1 h · Tue 3 Mar');
    expect(labelsOf(older.message)).toEqual([...row, 'Newer']);
    expect((await ben.press(older.message, 'Newer')).text).toBe(first.text);
  });

  test('of others shows completions without buttons', async () => {
    const { ben, chi } = await studyGroup();
    await ben.say('log 1h');
    await ben.say(STONE);
    const said = await chi.say(`history completions member:${ben.id}`);
    expect(said.text).toContain('Dockerized application');
    expect(said.text).not.toContain('1 h');
    expect(labelsOf(said.message)).toEqual([]);
    for (const kind of ['hours', 'metrics']) {
      const refused = await chi.say(`history ${kind} member:${ben.id}`);
      expect(refused.text).toContain('but not their hours or metrics');
    }
    expect((await chi.say(`history all member:${ben.id}`)).text).toBe(said.text);
    expect((await chi.say(`history member:${ben.id}`)).text).toBe(said.text);
  });

  test('of others shows the link of a completion, and not the note', async () => {
    const { ben, chi } = await studyGroup();
    await ben.say(`${STONE} note:"took three weeks, I was ill"`);
    const said = await chi.say(`history member:${ben.id}`);
    expect(said.text).toContain('Dockerized application · Tue 3 Mar · ');
    expect(said.text).toContain('github.com/ben/app');
    expect(said.text).not.toContain('ill');
    expect((await ben.say('history')).text).toContain('took three weeks, I was ill');
  });

  test('of others cannot be turned over once they have left', async () => {
    const group = await studyGroup();
    const { store, parts, roadmap, ben, chi } = group;
    for (const { id } of roadmap.items.slice(0, 9)) await ben.say(`done ${id}`);
    const page = await chi.say(`history member:${ben.id}`);
    const left = (await member(group, ben)).member;
    await store.run((tx) => tx.members.update(left.id, { leftAt: parts.clock.now() }));
    const turned = await chi.press(page.message, 'Older');
    expect(turned.text).toContain('but not their hours or metrics');
  });

  test('Undo takes an entry off the page at once, and Restore brings it back', async () => {
    const { ben } = await studyGroup();
    await ben.say('log 1h coding');
    await ben.say('log 2h learning');
    const undone = await ben.press((await ben.say('history')).message, 'Undo');
    expect(undone.text).toContain('Undone: 2 h learning · Tue 3 Mar');
    expect(undone.text).toContain('This week 1 h of 15 h');
    expect(undone.text).toContain('1 h coding');
    expect((await ben.say('history')).text).not.toContain('2 h learning');
    await ben.press(undone.message, 'Restore');
    expect((await ben.say('history')).text).toContain('2 h learning');
  });

  test('a page opened earlier says of an undone entry that it is undone', async () => {
    const { ben } = await studyGroup();
    await ben.say('log 1h');
    const page = await ben.say('history');
    await ben.say('undo');
    expect((await ben.press(page.message, 'Undo')).text).toContain('Already undone: 1 h');
    const edited = await ben.press(page.message, 'Edit');
    expect(edited.text).toContain('Already undone: 1 h · Tue 3 Mar. Nothing was changed.');
    expect(labelsOf(edited.message)).toEqual(['Restore']);
  });
});

test('a full page and the form of an entry fit Discord and Slack, notes and all', async () => {
  const { ben } = await studyGroup();
  const note = '*Ä* '.repeat(125);
  for (let count = 1; count <= 11; count += 1) {
    await ben.say(`log 1h coding item:docker-fundamentals note:"${note}"`);
  }
  const page = await ben.press((await ben.say('history')).message, 'Older');
  const undone = await ben.press(page.message, 'Undo');
  for (const { message } of [page, undone]) {
    const onDiscord = renderDiscord(message, EVERYONE);
    checkDiscordMessage(onDiscord);
    expect(JSON.stringify(onDiscord).match(/"label":"Edit"/g)).toHaveLength(5);
    checkSlackMessage(renderSlack(message, { surface: 'slack', workspaceId: 'T1' }));
  }
  const { answer } = await ben.press(undone.message, 'Edit');
  if (answer.kind !== 'form') throw new Error('no form');
  checkDiscordForm(renderDiscordForm(answer.form));
  checkSlackForm(renderSlackForm(answer.form, '{}'));
});

describe('Edit', () => {
  test('opens a form with what the entry says, a field an option', async () => {
    const { ben } = await studyGroup();
    await ben.say('log 1h30m coding item:docker-fundamentals note:"First image"');
    const { answer } = await ben.press((await ben.say('history')).message, 'Edit');
    if (answer.kind !== 'form') throw new Error('no form');
    expect(answer.form.fields.map(({ label, value }) => [label, value])).toEqual([
      ['Time', '1 h 30 min'],
      ['Activity', 'coding'],
      ['Item', 'docker-fundamentals'],
      ['Date', '2026-03-03'],
      ['Note', 'First image'],
    ]);
    expect(answer.form.fields.map(({ id }) => id)).toEqual([
      'time',
      'activity',
      'item',
      'date',
      'note',
    ]);
  });

  test('answers with what it is now, the week, Undo and Edit, and keeps what it was', async () => {
    const group = await studyGroup();
    const said = await group.ben.say('log 1h coding note:"oops"');
    const edited = await edit(group.ben, said, { time: '2h', date: 'last friday', note: '' });
    expect(edited.text).toContain('Changed: 2 h coding · Fri 27 Feb');
    expect(edited.text).toContain('Week of Mon 23 Feb: 2 h of 15 h');
    expect(edited.text).not.toContain('oops');
    expect(labelsOf(edited.message)).toEqual(['Undo', 'Edit']);
    const former = await formerOf(group, said);
    expect(former).toMatchObject([{ what: 'edit', entry: { minutes: 60, note: 'oops' } }]);
    expect((await group.ben.say('history')).text).not.toContain('1 h coding');
  });

  test('an emptied optional field takes its value away', async () => {
    const { ben } = await studyGroup();
    const said = await ben.say('log 1h coding item:docker-fundamentals');
    const edited = await edit(ben, said, { activity: '', item: '' });
    expect(edited.text).toContain('Changed: 1 h · Tue 3 Mar');
  });

  test.each([
    [{ time: '2hours15' }, `I can't read "2hours15" as a time`],
    [{ time: '' }, 'The time of an entry cannot be left empty'],
    [{ date: '' }, 'The date of an entry cannot be left empty'],
    [{ date: 'tomorrow' }, 'Nothing was changed.'],
    [{ date: '03/04/2026' }, 'Nothing was changed.'],
    [{ activity: 'knitting' }, 'Nothing was changed.'],
    [{ item: 'docker' }, 'fits several items'],
    [{ time: '25h' }, 'Nothing was changed.'],
    [{ note: 'x'.repeat(501) }, 'at most 500 fit'],
  ])('refuses %o, changes nothing and leads back to the form', async (typed, expected) => {
    const group = await studyGroup();
    const said = await group.ben.say('log 1h coding');
    const refused = await edit(group.ben, said, typed);
    expect(refused.text).toContain(expected);
    expect(refused.text).toContain('Nothing was changed.');
    expect(refused.answer).toMatchObject({
      refused: { mistakes: [{ option: Object.keys(typed)[0] }] },
    });
    expect(labelsOf(refused.message)).toEqual(['Edit']);
    const again = await group.ben.press(refused.message, 'Edit');
    const stood = { time: '1 h', activity: 'coding', item: '', date: '2026-03-03', note: '' };
    expect(filled(again.answer)).toEqual({ ...stood, ...typed });
    expect((await group.ben.say('history')).text).toContain('1 h coding · Tue 3 Mar');
    expect(await formerOf(group, said)).toEqual([]);
  });

  test('says so when nothing was changed in the form, and records no change', async () => {
    const group = await studyGroup();
    const said = await group.ben.say('log 1h30m coding');
    expect((await edit(group.ben, said, { time: '90m' })).text).toContain('Unchanged: 1 h 30 min');
    expect(await formerOf(group, said)).toEqual([]);
  });

  test('keeps the 24 hours of a date; the entry’s own time does not count against itself', async () => {
    const { ben } = await studyGroup();
    await ben.say('log 14h');
    const said = await ben.say('log 4h');
    expect((await edit(ben, said, { time: '10h01m' })).text).toContain(
      'Tue 3 Mar has room for 10 h in this entry',
    );
    expect((await edit(ben, said, { time: '10h' })).text).toContain('Changed: 10 h');
    const sunday = await ben.say('log 20h date:2026-03-01');
    expect((await edit(ben, sunday, { date: 'today' })).text).toContain(
      'is full: a date holds at most 24 h',
    );
    expect((await ben.say('history')).text).toContain('20 h · Sun 1 Mar');
  });

  test('a day that holds more than 24 hours can still be made less', async () => {
    const group = await studyGroup();
    const { account, member: own } = await member(group, group.ben);
    const today = Temporal.PlainDate.from('2026-03-03');
    const hours = { kind: 'hours', member: own.id, account: account.id, date: today } as const;
    for (const length of [1200, 900]) {
      await group.store.run((tx) =>
        tx.entries.add({ ...hours, minutes: minutes(length) }, own.joinedAt),
      );
    }
    const page = await group.ben.say('history');
    expect((await edit(group.ben, page, { time: '14h' })).text).toContain('Changed: 14 h');
  });

  test('another member can neither open the form nor submit it', async () => {
    const { ben, chi } = await studyGroup();
    const said = await ben.say('log 1h');
    const opened = await chi.press(said.message, 'Edit');
    expect(opened.text).toContain('That entry is another member’s to change. Nothing was changed.');
    const form = await ben.press(said.message, 'Edit');
    const submitted = await chi.submit(form.answer, filled(form.answer, { time: '9h' }));
    expect(submitted.text).toContain('That entry is another member’s to change.');
    expect((await ben.say('history')).text).toContain('1 h · Tue 3 Mar');
  });

  test('a form submitted after the entry was undone changes nothing and offers Restore', async () => {
    const { ben } = await studyGroup();
    const said = await ben.say('log 1h');
    const form = await ben.press(said.message, 'Edit');
    await ben.say('undo');
    const late = await ben.submit(form.answer, filled(form.answer, { time: '2h' }));
    expect(late.text).toContain('Already undone: 1 h');
    expect((await ben.press(late.message, 'Restore')).text).toContain('Restored: 1 h');
  });

  test('a form of an entry that is no longer there changes nothing', async () => {
    const { ben } = await studyGroup();
    const said = await ben.say('log 1h');
    const { answer } = await ben.press(said.message, 'Edit');
    if (answer.kind !== 'form') throw new Error('no form');
    const submit = { ...answer.form.submit, args: ['4711', ...answer.form.submit.args.slice(1)] };
    const gone = { ...answer, form: { ...answer.form, submit } };
    const late = await ben.submit(gone, filled(answer, { time: '2h' }));
    expect(late.text).toContain('That entry is no longer there. Nothing was changed.');
  });

  test('of two forms of one entry the second overwrites nothing that the first has changed', async () => {
    const { ben } = await studyGroup();
    const said = await ben.say('log 1h coding');
    const first = await ben.press(said.message, 'Edit');
    const second = await ben.press(said.message, 'Edit');
    const [saved, late] = await Promise.all([
      ben.submit(first.answer, filled(first.answer, { time: '2h' })),
      ben.submit(second.answer, filled(second.answer, { note: 'late' })),
    ]);
    expect(saved.text).toContain('Changed: 2 h coding');
    expect(late.text).toContain('has been changed since you opened the form');
    expect(late.text).toContain('It is now: 2 h coding');
    expect((await ben.say('history')).text).not.toContain('late');
  });

  test('moves a day’s time to another day in weeks, boards and history alike', async () => {
    const { ben } = await studyGroup();
    const said = await ben.say('log 3h');
    await edit(ben, said, { date: '2026-02-25' });
    expect((await ben.say('log 1m')).text).toContain('This week 1 min of 15 h');
    expect((await ben.say('leaderboard week hours')).text).not.toContain('3 h');
  });
});

describe('Edit of a completion', () => {
  test('brings the announcement up to date with new evidence, whose verifications start anew', async () => {
    const group = await studyGroup();
    const { ben, chi, posted } = group;
    const said = await ben.say(STONE);
    await chi.press(posted.at(-1)?.message ?? { blocks: [] }, 'Verify', { private: false });
    const edited = await edit(ben, said, { evidence: 'https://github.com/ben/other' });
    expect(edited.text).toContain('github.com/ben/other');
    expect(edited.text).toContain(
      'Its link was replaced: 1 verification of the old one no longer counts',
    );
    expect(announced(group)).toContain('github.com/ben/other');
    expect(announced(group)).not.toContain('Chioma');
    expect(posted.length).toBe(2);
  });

  test('without its evidence says that the link is gone', async () => {
    const group = await studyGroup();
    const said = await group.ben.say(STONE);
    for (const user of [group.chi, group.ana]) {
      await user.press(group.posted.at(-1)?.message ?? { blocks: [] }, 'Verify');
    }
    const edited = await edit(group.ben, said, { evidence: '' });
    expect(edited.text).toContain(
      'Its link was removed: 2 verifications of the old one no longer count.',
    );
  });

  test('a changed note leaves verifications and announcement alone', async () => {
    const group = await studyGroup();
    const said = await group.ben.say(STONE);
    await group.chi.press(group.posted.at(-1)?.message ?? { blocks: [] }, 'Verify');
    await edit(group.ben, said, { note: 'Multi-stage' });
    expect(announced(group)).toContain('Chioma');
  });

  test('dated before the start the announcement says so; dated after it again it stands', async () => {
    const group = await studyGroup();
    const said = await group.ben.say(STONE);
    const early = await edit(group.ben, said, { date: '2026-02-20' });
    expect(early.text).toContain('it counts as progress, not for boards');
    expect(announced(group)).toContain('did this before their start');
    expect((await group.ben.say('leaderboard')).text).toContain('Nothing is on this board yet.');
    await edit(group.ben, said, { date: 'yesterday' });
    expect(announced(group)).toContain('laid a stone: Dockerized application');
    expect(group.posted.length).toBe(2);
  });

  test('one that was dated before the start is announced when its date is corrected', async () => {
    const group = await studyGroup();
    const said = await group.ben.say(`${STONE} date:2026-02-20`);
    expect(group.posted.length).toBe(1);
    await edit(group.ben, said, { date: 'today' });
    expect(announced(group)).toContain('laid a stone: Dockerized application');
  });
});

describe('an item that the roadmap no longer has', () => {
  async function withDropped() {
    const group = await studyGroup();
    const { account, member: own } = await member(group, group.ben);
    const common = {
      member: own.id,
      account: account.id,
      date: Temporal.PlainDate.from('2026-03-02'),
    };
    await group.store.run((tx) =>
      tx.entries.add(
        { ...common, kind: 'completion', item: 'dropped-item', itemKind: 'technology' },
        own.joinedAt,
      ),
    );
    return group;
  }

  test('keeps its progress, shown as such, to be corrected and undone', async () => {
    const { ben } = await withDropped();
    const page = await ben.say('history');
    expect(page.text).toContain('dropped-item · no longer in the roadmap · Mon 2 Mar');
    const edited = await edit(ben, page, { note: 'It counts' });
    expect(edited.text).toContain('Changed: ✓ dropped-item');
    expect((await ben.say('undo')).text).toContain('Undone: ✓ dropped-item');
  });
});
