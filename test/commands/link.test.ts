import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { renderPlain } from '#render/plain/message.ts';
import { labelsOf, type User } from '#support/desk.ts';
import { studyGroup } from '#support/study-group.ts';
import { codeIn, SLACK, twoPlaces } from '#support/two-places.ts';

const STONE = 'done "Dockerized application"';
const BEN = { surface: 'discord', workspaceId: '', userId: 'user-ben' } as const;
const REFUSED =
  'That code joins nothing: it may be mistyped, used, expired or your own. Nothing was changed.';

async function linked(giver: User, taker: User) {
  const code = codeIn((await giver.say('link')).text);
  return { code, said: await typedAndPressed(taker, code) };
}

async function typedAndPressed(taker: User, code: string) {
  const asked = await taker.say(`link ${code}`);
  return taker.press(asked.message, 'Link accounts');
}

describe('link', () => {
  test('gives a code of ten characters, to the asker alone', async () => {
    const { ben } = await studyGroup();
    const said = await ben.say('link');
    expect(said.text).toMatch(/Your code: `?[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}/);
    expect(said.text).toContain('It works once, within 10 minutes.');
    expect(said.answer).toMatchObject({ audience: 'asker' });
  });

  test('stores the code nowhere, and shows the same one when the platform delivers twice', async () => {
    const { ben, folder } = await studyGroup();
    const first = await ben.say('link', { id: 'same' });
    const code = codeIn(first.text);
    expect((await ben.say('link', { id: 'same' })).text).toBe(first.text);
    const bytes = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'latin1'));
    for (const secret of [code, code.replace('-', '')]) {
      expect(bytes.some((file) => file.includes(secret))).toBe(false);
    }
  });

  test('joins two accounts into one record on the board, whatever way the code is typed', async () => {
    const { ben, benOnSlack, chi } = await twoPlaces();
    await ben.say('log 2h');
    await benOnSlack.say('join start:2026-02-23');
    await benOnSlack.say('log 3h');
    const code = codeIn((await ben.say('link')).text);
    const said = await typedAndPressed(benOnSlack, code.toLowerCase().replace('-', ''));
    expect(said.text).toContain('Ben.K on Slack and Ben on Discord are one person now');
    expect(said.text).toContain('Study group: both were members.');
    expect(labelsOf(said.message)).toEqual(['Unlink']);
    const board = await chi.say('leaderboard by:hours');
    expect(board.text).toMatch(/1 .*5 h/);
    expect(board.text.match(/Ben/g)).toHaveLength(1);
    expect((await benOnSlack.say('history')).text).toContain('2 h');
    expect((await ben.say('history')).text).toContain('3 h');
  });

  test('works in direct messages, without a group, for who is no member anywhere', async () => {
    const { user } = await studyGroup();
    const one = user('Dee', { workspaceId: 'nowhere' });
    const other = user('Dee.D', { ...SLACK, workspaceId: 'T9' });
    const code = codeIn((await one.say('link', { direct: true })).text);
    const asked = await other.say(`link ${code}`, { direct: true });
    const said = await other.press(asked.message, 'Link accounts');
    expect(said.text).toContain('Dee on Discord are one person now');
    expect(said.text).toContain('Whatever group you join, from either account, has one record');
  });

  test('asks nobody of several groups which one it is for', async () => {
    const group = await studyGroup();
    const elsewhere = { workspaceId: 'guild-2' };
    await group.user('Ana', { admin: true, ...elsewhere }).say('setup group name:"Second group"');
    await group.user('Ben', elsewhere).say('join');
    expect((await group.ben.say('link', { direct: true })).text).toContain('Your code');
  });

  test('brings in the memberships of the one who was in no group here', async () => {
    const { ben, benOnSlack } = await twoPlaces();
    await ben.say('log 2h');
    const { said } = await linked(ben, benOnSlack);
    expect(said.text).toContain('Study group: one record, from either account.');
    expect((await benOnSlack.say('log 1h')).text).toContain('This week 3 h');
  });

  test('shows the new name and drops verifications by oneself from what is announced', async () => {
    const group = await twoPlaces();
    const { ben, benOnSlack, posted } = group;
    await benOnSlack.say('join');
    await ben.say(STONE);
    const post = () => {
      const found = posted.find(({ surface, message }) => {
        return surface === 'discord' && JSON.stringify(message).includes('Dockerized');
      });
      if (found === undefined) throw new Error('not announced');
      return found.message;
    };
    await benOnSlack.press(post(), 'Verify', { private: false });
    expect(renderPlain(post(), SLACK)).toContain('✓ ');
    await linked(ben, benOnSlack);
    expect(renderPlain(post(), SLACK)).not.toContain('✓ ');
    const again = await benOnSlack.press(post(), 'Verify', { private: false });
    expect(again.text).toContain('Somebody else has to verify your stone.');
  });
});

describe('a code', () => {
  test('works once', async () => {
    const { ben, benOnSlack, user } = await twoPlaces();
    const { code } = await linked(ben, benOnSlack);
    expect((await user('Eve').say(`link ${code}`)).text).toContain(REFUSED);
  });

  test('works for 10 minutes', async () => {
    const { ben, benOnSlack, chi, setNow } = await twoPlaces();
    const first = codeIn((await ben.say('link')).text);
    const second = codeIn((await ben.say('link')).text);
    setNow('2026-03-03T10:09:59Z');
    expect((await typedAndPressed(benOnSlack, first)).text).toContain('one person now');
    const asked = await chi.say(`link ${second}`);
    setNow('2026-03-03T10:10:00Z');
    expect((await chi.press(asked.message, 'Link accounts')).text).toContain(REFUSED);
    expect((await chi.say(`link ${second}`)).text).toContain(REFUSED);
  });

  test('unknown, one’s own, a group’s: refused in the same words, and not used up', async () => {
    const { ana, ben, benOnSlack } = await twoPlaces();
    const own = codeIn((await ben.say('link')).text);
    const ofGroup = codeIn((await ana.say('setup link')).text);
    for (const code of ['00000-00000', own, ofGroup]) {
      expect((await ben.say(`link ${code}`)).text).toContain(REFUSED);
    }
    expect((await typedAndPressed(benOnSlack, own)).text).toContain('one person now');
  });

  test('that cannot be read is refused with an example, and is no try', async () => {
    const { ben, benOnSlack } = await twoPlaces();
    for (let time = 0; time < 6; time += 1) {
      expect((await benOnSlack.say('link abc')).text).toContain(
        'For example /cairn link 7K2QX-9M4TB.',
      );
    }
    expect((await linked(ben, benOnSlack)).said.text).toContain('one person now');
  });

  test('can be tried five times in 10 minutes; then a right one is refused too', async () => {
    const { ben, benOnSlack, chi, setNow } = await twoPlaces();
    const code = codeIn((await ben.say('link')).text);
    for (let time = 0; time < 5; time += 1) {
      expect((await benOnSlack.say('link 00000-00000')).text).toContain(REFUSED);
    }
    expect((await benOnSlack.say(`link ${code}`)).text).toContain('Please wait 10 minutes.');
    expect((await chi.say('link 00000-00000')).text).toContain(REFUSED);
    setNow('2026-03-03T10:10:01Z');
    const { said } = await linked(ben, benOnSlack);
    expect(said.text).toContain('one person now');
  });

  test('used twice by a redelivery joins once and counts as one try', async () => {
    const { ben, benOnSlack } = await twoPlaces();
    const code = codeIn((await ben.say('link')).text);
    const first = await benOnSlack.say(`link ${code}`, { id: 'same' });
    const again = await benOnSlack.say(`link ${code}`, { id: 'same' });
    expect(again.text).toBe(first.text);
  });
});

describe('Link accounts', () => {
  test('is asked for by name, place and what follows, and until it is pressed nothing is joined', async () => {
    const { ben, benOnSlack, chi, posted } = await twoPlaces();
    await benOnSlack.say('join');
    const before = posted.length;
    const code = codeIn((await ben.say('link')).text);
    const asked = await benOnSlack.say(`link ${code}`);
    expect(asked.text).toContain(
      'Link Ben.K on Slack with Ben on Discord (Study server) as one person?',
    );
    expect(asked.text).toContain('Study group: both are members.');
    expect(asked.text).toContain('Each side sees, and can change, what the other has logged');
    expect(asked.text).toContain('For 7 days either side can unlink');
    expect(labelsOf(asked.message)).toEqual(['Link accounts']);
    expect((await ben.say('link')).text).not.toContain('Joined with');
    expect(posted).toHaveLength(before);
    expect((await chi.say('leaderboard by:hours')).text).not.toContain('one person');
  });

  test('tells both by direct message, who part by the button there', async () => {
    const { ben, benOnSlack, posted } = await twoPlaces();
    const before = posted.length;
    await linked(ben, benOnSlack);
    const told = posted.slice(before);
    expect(told.map(({ surface, channelId }) => [surface, channelId])).toEqual([
      ['discord', ben.id],
      ['slack', benOnSlack.id],
    ]);
    const [toBen] = told;
    if (toBen === undefined) throw new Error('Ben was not told');
    expect(renderPlain(toBen.message, SLACK)).toContain('Ben.K on Slack are one person now.');
    expect((await ben.press(toBen.message, 'Unlink')).text).toContain('are parted again');
  });

  test('tells after a restart whom no message reached before', async () => {
    const { ben, benOnSlack, desk, posted, refusals } = await twoPlaces();
    refusals.set(ben.id, { kind: 'unavailable', code: 'down' });
    const before = posted.length;
    await linked(ben, benOnSlack);
    expect(posted.slice(before).map(({ channelId }) => channelId)).toEqual([benOnSlack.id]);
    refusals.delete(ben.id);
    await desk.resume();
    await desk.resume();
    expect(posted.slice(before + 1).map(({ channelId }) => channelId)).toEqual([ben.id]);
  });

  test('pressed by another than who typed the code, or by a button made up, joins nothing', async () => {
    const { ben, benOnSlack, user, store } = await twoPlaces();
    const eve = user('Eve');
    const asked = await benOnSlack.say(`link ${codeIn((await ben.say('link')).text)}`);
    expect((await eve.press(asked.message, 'Link accounts')).text).toContain(REFUSED);
    await eve.say('link');
    expect((await eve.press(asked.message, 'Link accounts')).text).toContain(REFUSED);
    const person = (await store.read.accounts.byUser(BEN))?.person;
    expect(person && (await store.read.accounts.ofPerson(person))).toHaveLength(1);
    const pressed = await benOnSlack.press(asked.message, 'Link accounts');
    expect(pressed.text).toContain('one person now');
  });

  test('pressed again joins nothing more, also after unlinking', async () => {
    const { ben, benOnSlack } = await twoPlaces();
    const asked = await benOnSlack.say(`link ${codeIn((await ben.say('link')).text)}`);
    const said = await benOnSlack.press(asked.message, 'Link accounts');
    expect((await benOnSlack.press(asked.message, 'Link accounts')).text).toContain(REFUSED);
    await benOnSlack.press(said.message, 'Unlink');
    expect((await benOnSlack.press(asked.message, 'Link accounts')).text).toContain(REFUSED);
    expect((await ben.say('link')).text).not.toContain('Joined with');
  });

  test('of two codes, one given by each, the second pressed says that they are one', async () => {
    const { ben, benOnSlack } = await twoPlaces();
    const [ofBen, ofSlack] = [
      codeIn((await ben.say('link')).text),
      codeIn((await benOnSlack.say('link')).text),
    ];
    const [onSlack, onDiscord] = [
      await benOnSlack.say(`link ${ofBen}`),
      await ben.say(`link ${ofSlack}`),
    ];
    const pressed = await Promise.all([
      benOnSlack.press(onSlack.message, 'Link accounts'),
      ben.press(onDiscord.message, 'Link accounts'),
    ]);
    const texts = pressed.map(({ text }) => text).toSorted();
    expect(texts.some((text) => text.includes('are one person now'))).toBe(true);
    expect(texts.some((text) => text.includes('are one person already'))).toBe(true);
  });

  test('shows again what has changed since: the other has joined a third account meanwhile', async () => {
    const { ben, benOnSlack, user } = await twoPlaces();
    const third = user('Ben.Three', { ...SLACK, workspaceId: 'T3' });
    const asked = await benOnSlack.say(`link ${codeIn((await ben.say('link')).text)}`);
    await linked(ben, third);
    const again = await benOnSlack.press(asked.message, 'Link accounts');
    expect(again.text).toContain('This has changed since it was shown.');
    expect(again.text).toContain('Ben.Three on Slack');
    expect((await benOnSlack.press(again.message, 'Link accounts')).text).toContain(
      'one person now',
    );
  });
});

describe('Unlink', () => {
  test('by either side parts accounts and entries again', async () => {
    const { ben, benOnSlack, chi } = await twoPlaces();
    await ben.say('log 2h');
    await benOnSlack.say('join start:2026-02-23');
    await benOnSlack.say('log 3h');
    const { said } = await linked(ben, benOnSlack);
    const shown = await ben.say('link');
    expect(shown.text).toContain('Joined with Ben.K on Slack.');
    const parted = await ben.press(shown.message, 'Unlink');
    expect(parted.text).toContain('Ben on Discord and Ben.K on Slack are parted again.');
    const board = await chi.say('leaderboard by:hours');
    expect(board.text).toContain('3 h');
    expect(board.text).toContain('2 h');
    const again = await benOnSlack.press(said.message, 'Unlink');
    expect(again.text).toContain('These accounts are not joined any more.');
    expect((await ben.say('link')).text).not.toContain('Joined with');
  });

  test('works for 7 days, then says so and changes nothing', async () => {
    const { ben, benOnSlack, setNow } = await twoPlaces();
    const { said } = await linked(ben, benOnSlack);
    setNow('2026-03-10T10:00:01Z');
    const late = await benOnSlack.press(said.message, 'Unlink');
    expect(late.text).toContain('that works for 7 days. Nothing was changed.');
    expect((await ben.say('link')).text).not.toContain('Joined with');
    await ben.say('log 1h');
    expect((await benOnSlack.say('history')).text).toContain('1 h');
  });

  test('parts what was joined later too, so that nobody keeps another by joining more accounts', async () => {
    const { ben, benOnSlack, user } = await twoPlaces();
    const third = user('Ben.Three', { ...SLACK, workspaceId: 'T3' });
    const first = await linked(ben, benOnSlack);
    await linked(benOnSlack, third);
    const parted = await ben.press(first.said.message, 'Unlink');
    expect(parted.text).toContain('Ben.K on Slack, Ben.Three on Slack are parted again.');
    expect(parted.text).toContain('What was joined later is parted too.');
    expect((await ben.say('link')).text).not.toContain('Joined with');
    for (const other of [benOnSlack, third]) {
      expect((await other.say('link')).text).not.toContain('Joined with');
    }
  });

  test('takes back codes that were given, so that nothing is joined again by one', async () => {
    const { ben, benOnSlack } = await twoPlaces();
    const second = codeIn((await ben.say('link')).text);
    const { said } = await linked(ben, benOnSlack);
    await benOnSlack.press(said.message, 'Unlink');
    expect((await benOnSlack.say(`link ${second}`)).text).toContain(REFUSED);
  });

  test('pressed by somebody else changes nothing', async () => {
    const { ben, benOnSlack, chi } = await twoPlaces();
    const { said } = await linked(ben, benOnSlack);
    expect((await chi.press(said.message, 'Unlink')).text).toContain('Nothing was changed.');
    expect((await ben.say('link')).text).toContain('Joined with');
  });

  test('delivered twice parts once and answers the same', async () => {
    const { ben, benOnSlack } = await twoPlaces();
    const { said } = await linked(ben, benOnSlack);
    const first = await ben.press(said.message, 'Unlink', { id: 'same' });
    expect((await ben.press(said.message, 'Unlink', { id: 'same' })).text).toBe(first.text);
  });
});

describe('setup link', () => {
  test('joins a second place to the group; it gets its own channel, and status lists both', async () => {
    const { sam, ana, ben, posted } = await twoPlaces();
    for (const admin of [ana, sam]) {
      const status = (await admin.say('setup status')).text;
      expect(status).toContain('Discord (Study server): posts in');
      expect(status).toContain('Slack (Study server): posts in');
    }
    await ben.say(STONE);
    const announced = posted.filter(({ message }) =>
      JSON.stringify(message).includes('Dockerized'),
    );
    expect(announced.map(({ surface, channelId }) => [surface, channelId])).toEqual([
      ['discord', 'general'],
      ['slack', 'C1'],
    ]);
  });

  test('is for admins on both sides', async () => {
    const { ana, ben, user } = await studyGroup();
    expect((await ben.say('setup link')).text).toContain('Nothing was changed.');
    const code = codeIn((await ana.say('setup link')).text);
    const said = await user('Tom', SLACK).say(`setup link ${code}`);
    expect(said.text).toContain('These settings are for whoever manages this server');
  });

  test('takes no code of a person, and none of the group that the place is in', async () => {
    const { ana, ben, user } = await studyGroup();
    const sam = user('Sam', { admin: true, ...SLACK });
    const ofBen = codeIn((await ben.say('link')).text);
    expect((await sam.say(`setup link ${ofBen}`)).text).toContain(REFUSED);
    await sam.say('setup group name:Other');
    const own = codeIn((await sam.say('setup link')).text);
    expect((await sam.say(`setup link ${own}`)).text).toContain(REFUSED);
    expect((await ana.say('setup status')).text).not.toContain('Slack');
  });

  test('moves a place whose own group is empty, made by setup by mistake', async () => {
    const { ana, user } = await studyGroup();
    const sam = user('Sam', { admin: true, ...SLACK });
    await sam.say('setup group name:Mistake');
    const code = codeIn((await ana.say('setup link')).text);
    expect((await sam.say(`setup link ${code}`)).text).toContain('belongs to Study group now');
    expect((await sam.say('setup status')).text).toContain('Study group');
  });

  test('refuses a place whose group has members, says what to do, and uses no code up', async () => {
    const { ana, user } = await studyGroup();
    const sam = user('Sam', { admin: true, ...SLACK });
    await sam.say('setup group name:"Slack group"');
    await user('Dee', SLACK).say('join');
    const code = codeIn((await ana.say('setup link')).text);
    const said = await sam.say(`setup link ${code}`);
    expect(said.text).toContain('belongs to Slack group, which has members. Nothing was changed.');
    expect(said.text).toContain('setup link');
    expect((await sam.say('setup status')).text).toContain('Slack group');
    const third = user('Tim', { admin: true, ...SLACK, workspaceId: 'T3' });
    expect((await third.say(`setup link ${code}`)).text).toContain('belongs to Study group now');
  });

  test('of two groups with members says, on either side, that they stay two', async () => {
    const { ana, ben, user } = await studyGroup();
    const sam = user('Sam', { admin: true, ...SLACK });
    await sam.say('setup group name:"Slack group"');
    const dee = user('Dee', SLACK);
    await dee.say('join');
    for (const [giver, taker] of [
      [ana, sam],
      [sam, ana],
    ] as const) {
      const code = codeIn((await giver.say('setup link')).text);
      const said = await taker.say(`setup link ${code}`);
      expect(said.text).toContain('Nothing was changed.');
      expect(said.text).toContain('Two groups with members stay two');
    }
    expect((await ana.say('setup status')).text).not.toContain('Slack group');
    expect((await sam.say('setup status')).text).toContain('Members: 1');
    for (const member of [ben, dee]) expect((await member.say('log 1h')).text).toContain('1 h');
  });
});
