// /setup: the group's settings; admins only. What each action does is in commands/setup/.
import { defineCommand } from '#core/command/command.ts';
import { WEEKDAYS } from '#core/model/groups.ts';
import { optional, optionalChoice, requiredChoice, type Values } from '#core/options/option.ts';
import { announceAgain } from './setup/announce-again.ts';
import { applyRoadmap } from './setup/apply-roadmap.ts';
import { setupChannel } from './setup/channel.ts';
import { setupGroup } from './setup/group.ts';
import { notHere } from './setup/home.ts';
import { setupLink } from './setup/link.ts';
import { applyDates, takeDatesBack } from './setup/move-group.ts';
import { partPlace, setupPart } from './setup/part.ts';
import { PREVIEW_WEEKS, setupPreview } from './setup/preview.ts';
import { setupRoadmap } from './setup/roadmap.ts';
import { setupSchedule } from './setup/schedule.ts';
import { sendAgain } from './setup/send-again.ts';
import { setupStatus } from './setup/status.ts';
import { uploadForm } from './setup/upload-form.ts';

const ACTIONS = [
  'group',
  'channel',
  'schedule',
  'roadmap',
  'link',
  'part',
  'preview',
  'status',
] as const;

const OPTIONS = {
  action: requiredChoice(ACTIONS, 'What to set up, or to look at'),
  name: optional('group-name', 'The group’s name', { when: { action: ['group'] } }),
  timezone: optional('timezone', 'The group’s time zone, or a city in it', {
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
  roadmap: optional(
    'roadmap',
    { roadmap: 'another one to follow, by its id' },
    {
      when: { action: ['roadmap'] },
    },
  ),
  file: optional(
    'file',
    { roadmap: 'a file of your own, YAML or Markdown' },
    {
      extensions: ['yaml', 'yml', 'md', 'markdown', 'txt'],
      when: { action: ['roadmap'] },
    },
  ),
  code: optional('code', 'The code that an admin of the group’s other place was given', {
    when: { action: ['link'] },
  }),
  weeks: optional('integer', `preview: how many weeks ahead; ${PREVIEW_WEEKS.usual} unless told`, {
    min: PREVIEW_WEEKS.minimum,
    max: PREVIEW_WEEKS.maximum,
    when: { action: ['preview'] },
  }),
};

/** Looking at it is for every place. A code that is typed joins this place, and changes no group. */
function changesTheGroup(values: Values<typeof OPTIONS>): boolean {
  const { action, name, timezone, start, day, time, roadmap, file, code } = values;
  switch (action) {
    case 'group':
      return [name, timezone, start].some((value) => value !== undefined);
    case 'schedule':
      return day !== undefined || time !== undefined;
    case 'roadmap':
      return roadmap !== undefined || file !== undefined;
    case 'link':
      return code === undefined;
    case 'channel':
    case 'part':
    case 'preview':
    case 'status':
      return false;
  }
}

export const setup = defineCommand({
  name: 'setup',
  about: 'Set up the group, and see what is posted when',
  use: 'for admins',
  examples: [
    'group timezone:Europe/Berlin start:2026-03-02',
    'channel',
    'schedule day:monday time:09:00',
    'roadmap',
    'link',
    'part',
    'preview 8',
    'status',
  ],
  options: OPTIONS,
  needs: 'admin',
  placeOnly: true,
  async run(context, values) {
    const refused = changesTheGroup(values) ? await notHere(context) : undefined;
    if (refused !== undefined) return refused;
    switch (values.action) {
      case 'group':
        return setupGroup(context, values);
      case 'channel':
        return setupChannel(context, values);
      case 'schedule':
        return setupSchedule(context, values);
      case 'roadmap':
        return setupRoadmap(context, values);
      case 'link':
        return setupLink(context, values);
      case 'part':
        return setupPart(context);
      case 'preview':
        return setupPreview(context, values);
      case 'status':
        return setupStatus(context);
    }
  },
  actions: {
    async upload({ roadmaps }) {
      roadmaps.expectFile();
      return { kind: 'form', form: uploadForm(OPTIONS.file) };
    },
    apply: async (context, { args }) => (await notHere(context)) ?? applyRoadmap(context, args),
    move: async (context, { args }) => (await notHere(context)) ?? applyDates(context, args),
    'move-back': async (context, { args }) =>
      (await notHere(context)) ?? takeDatesBack(context, args),
    part: (context, { args }) => partPlace(context, args),
    'send-again': (context, { args }) => sendAgain(context, args[0]),
    'announce-again': (context, { args }) => announceAgain(context, args[0]),
  },
});
