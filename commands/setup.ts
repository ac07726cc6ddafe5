// /setup: the group's settings; admins only.
import { answer, type Context, defineCommand, type Outcome } from '#core/command/command.ts';
import { optional, optionalChoice, requiredChoice, type Values } from '#core/command/option.ts';
import { issueCode } from '#core/linking/join-code.ts';
import { joinGroup } from '#core/linking/join-group.ts';
import { bold, type Inline, joined, rich, command as typed } from '#core/message/inline.ts';
import { type Block, fields, list, message, quiet, text } from '#core/message/message.ts';
import { type Group, type Place, WEEKDAYS } from '#core/model/group.ts';
import type { AccountId } from '#core/model/ids.ts';
import type { Transaction } from '#core/ports/store.ts';
import type { PostOutcome } from '#core/ports/surface.ts';
import { formatDate } from '#core/reading/format-date.ts';
import { dateIn, type ZoneId } from '#core/time/temporal.ts';
import { codeAnswer } from '#core/views/code-answers.ts';
import { PLATFORMS } from '#core/views/platform-names.ts';

const OPTIONS = {
  action: requiredChoice(['group', 'channel', 'schedule', 'link', 'status'], 'What to set up'),
  name: optional('text', 'The group’s name', { when: { action: ['group'] } }),
  timezone: optional('zone', 'The group’s time zone, or a city in it', {
    when: { action: ['group'] },
  }),
  start: optional('plan-date', 'The cohort’s first day', { when: { action: ['group'] } }),
  channel: optional('channel', 'Where Cairn posts; this channel unless told', {
    when: { action: ['channel'] },
  }),
  day: optionalChoice(WEEKDAYS, 'The weekday of the weekly nudge', {
    when: { action: ['schedule'] },
  }),
  time: optional('clock', 'The time of the weekly nudge: 09:00', {
    when: { action: ['schedule'] },
  }),
  code: optional('code', 'The code that an admin of the group’s other place was given', {
    when: { action: ['link'] },
  }),
};
type SetupValues = Values<typeof OPTIONS>;

export const setup = defineCommand({
  name: 'setup',
  about: 'Set up the group: its settings, channel and schedule',
  examples: [
    'group timezone:Europe/Berlin start:2026-03-02',
    'channel',
    'schedule day:monday time:09:00',
    'link',
    'status',
  ],
  options: OPTIONS,
  needs: 'admin',
  placeOnly: true,
  run(context, values) {
    switch (values.action) {
      case 'group':
        return setupGroup(context, values);
      case 'channel':
        return setupChannel(context, values);
      case 'schedule':
        return setupSchedule(context, values);
      case 'link':
        return setupLink(context, values);
      case 'status':
        return status(context);
    }
  },
});

const UTC = 'UTC' as ZoneId;

async function setupGroup(context: Context, values: SetupValues): Promise<Outcome> {
  const { ask, group, place } = context;
  if (ask.place === undefined) return noPlace();
  const workspace = ask.place;
  return context.once(async (tx) => {
    const by = await adminAccount(tx, context);
    if (group !== undefined && place !== undefined)
      return changeGroup(tx, context, group, by, values);
    const timeZone = values.timezone ?? UTC;
    const created = await tx.addGroup({
      name: values.name ?? workspace.name,
      timeZone,
      start: values.start ?? dateIn(timeZone, context.now),
      roadmap: context.defaultRoadmap.id,
      nudge: { day: 'monday', time: '09:00' },
      createdAt: context.now,
      setUpBy: by,
    });
    await tx.addPlace({
      group: created.id,
      surface: ask.surface,
      workspaceId: workspace.workspaceId,
      name: workspace.name,
    });
    return answer(
      message(
        text(rich`${bold(created.name)} is set up.`),
        groupFields(created, context),
        list([
          rich`Say where Cairn posts: ${typed('setup channel')}`,
          rich`Correct anything: ${typed('setup group name:… timezone:… start:…')}`,
          rich`Members join with ${typed('join')}`,
        ]),
      ),
    );
  });
}

async function changeGroup(
  tx: Transaction,
  context: Context,
  group: Group,
  by: AccountId,
  { name, timezone, start }: SetupValues,
): Promise<Outcome> {
  await tx.updateGroup(group.id, {
    setUpBy: by,
    ...(name !== undefined && { name }),
    ...(timezone && { timeZone: timezone }),
    ...(start && { start }),
  });
  if (start !== undefined) await tx.moveCohort(group.id, start);
  const changed = (await tx.group(group.id)) ?? group;
  const asked = name !== undefined || timezone !== undefined || start !== undefined;
  return answer(
    message(
      text(
        asked
          ? rich`${bold(changed.name)} is changed.`
          : rich`${bold(changed.name)} is set up already. Nothing was changed.`,
      ),
      groupFields(changed, context),
      start === undefined
        ? undefined
        : quiet('Members who started with the cohort start on its new date.'),
    ),
  );
}

async function setupChannel(context: Context, values: SetupValues): Promise<Outcome> {
  const { ask, place } = context;
  const channelId = values.channel ?? ask.channelId;
  if (place === undefined) return noGroup();
  if (channelId === undefined) return noPlace();
  const posted = await context.post(
    { workspaceId: place.workspaceId, channelId },
    message(text(rich`Cairn posts here, set up by ${adminMention(context)}.`)),
  );
  if (posted.kind !== 'sent') return notPosted(posted);
  return context.once(async (tx) => {
    const by = await adminAccount(tx, context);
    await tx.updateGroup(place.group, { setUpBy: by });
    await tx.updatePlace(place.id, { channelId });
    return answer(
      message(
        text(rich`Cairn posts in ${channelInline(place, channelId)} from now on.`),
        quiet(
          rich`One weekly post and at most one checkpoint a day. When: ${typed('setup schedule')}.`,
        ),
      ),
    );
  });
}

async function setupSchedule(context: Context, { day, time }: SetupValues): Promise<Outcome> {
  const { group } = context;
  if (group === undefined) return noGroup();
  if (day === undefined && time === undefined) {
    return answer(
      message(
        text(rich`The weekly nudge comes ${scheduleText(group)}. Nothing was changed.`),
        quiet(rich`Change it with ${typed('setup schedule day:monday time:09:00')}.`),
      ),
    );
  }
  return context.once(async (tx) => {
    const by = await adminAccount(tx, context);
    const nudge = {
      day: day ?? group.nudge.day,
      time: time?.toString({ smallestUnit: 'minute' }) ?? group.nudge.time,
    };
    await tx.updateGroup(group.id, { setUpBy: by, nudge });
    return answer(
      message(text(rich`The weekly nudge comes ${scheduleText({ ...group, nudge })} from now on.`)),
    );
  });
}

/** One group in two places: an admin of the one is given a code, an admin of the other uses it there. */
async function setupLink(context: Context, { code }: SetupValues): Promise<Outcome> {
  const { ask, group, now } = context;
  if (ask.place === undefined) return noPlace();
  const workspace = ask.place;
  if (code !== undefined) {
    return context.once(async (tx) =>
      joinGroup(tx, context, workspace, await adminAccount(tx, context), code),
    );
  }
  if (group === undefined) return noGroup();
  return context.once(async (tx) => {
    const by = await adminAccount(tx, context);
    return codeAnswer({
      code: await issueCode(tx, by, { kind: 'group', group: group.id }, now),
      what: rich`An admin of the other server or workspace types it there, to join that place to ${bold(group.name)}:`,
      type: { discord: '/setup action:link code:', slack: '/cairn setup link ' },
      caution: 'Give it to that admin alone.',
      again: typed('setup link'),
    });
  });
}

async function status(context: Context): Promise<Outcome> {
  const { group, read } = context;
  if (group === undefined) return noGroup();
  const [places, count] = await Promise.all([read.places(group.id), read.countMembers(group.id)]);
  return answer(
    message(
      text(bold(group.name)),
      groupFields(group, context),
      list([
        rich`Weekly nudge: ${scheduleText(group)}`,
        `Members: ${count.all}`,
        ...places.map((place) => placeLine(place)),
      ]),
    ),
  );
}

function placeLine(place: Place) {
  const platform = PLATFORMS[place.surface];
  return place.channelId === undefined
    ? rich`${platform} (${place.name}): no channel is set, so nothing is posted there. Set one with ${typed('setup channel')}.`
    : rich`${platform} (${place.name}): posts in ${channelInline(place, place.channelId)}`;
}

function groupFields(group: Group, context: Context): Block {
  const roadmap = context.defaultRoadmap;
  return fields(
    ['Roadmap', group.roadmap === roadmap.id ? roadmap.title : group.roadmap],
    ['Start', formatDate(group.start, dateIn(group.timeZone, context.now))],
    ['Time zone', group.timeZone],
  );
}

function scheduleText(group: Pick<Group, 'nudge' | 'timeZone'>) {
  const day = group.nudge.day.charAt(0).toUpperCase() + group.nudge.day.slice(1);
  return joined(' ', 'on', bold(`${day} ${group.nudge.time}`), `(${group.timeZone})`);
}

function channelInline({ surface, workspaceId }: Place, channelId: string): Inline {
  return { kind: 'channel', surface, workspaceId, channelId };
}

function adminMention({ ask }: Context): Inline {
  const { workspaceId, userId, name } = ask.asker;
  return {
    kind: 'mention',
    name,
    ping: false,
    targets: [{ surface: ask.surface, workspaceId, userId }],
  };
}

async function adminAccount(tx: Transaction, { ask, now }: Context): Promise<AccountId> {
  const { workspaceId, userId, name } = ask.asker;
  const account = await tx.knowAccount({ surface: ask.surface, workspaceId, userId }, name, now);
  return account.id;
}

function notPosted(outcome: Exclude<PostOutcome, { kind: 'sent' }>): Outcome {
  const why =
    outcome.kind === 'refused'
      ? (outcome.advice ?? REFUSALS[outcome.because])
      : 'The platform did not answer. Please try again in a minute.';
  return answer(message(text(rich`I can't post in that channel. Nothing was saved.`), quiet(why)));
}

/** Where the platform says nothing better. */
const REFUSALS = {
  gone: 'The channel is gone, or Cairn cannot see it. Pick another one.',
  forbidden: 'Let Cairn read and post in that channel, then run this again.',
  'not-a-channel': 'Pick a text channel.',
} as const;

function noGroup(): Outcome {
  return answer(
    message(
      text(
        rich`No group is set up here yet. Start with ${typed('setup group')}. Nothing was changed.`,
      ),
    ),
  );
}

function noPlace(): Outcome {
  return answer(message(text('This works in a server or workspace. Nothing was changed.')));
}
