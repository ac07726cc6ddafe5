// The page that a platform keeps for one person (Slack's App Home): where they stand and what is next,
// or how to begin.

import type { HomeAsk } from '../command/ask.ts';
import {
  actions,
  button,
  divider,
  heading,
  type Message,
  message,
  quiet,
  text,
} from '../message/message.ts';
import { press } from '../message/press.ts';
import type { Group } from '../model/groups.ts';
import type { Member } from '../model/members.ts';
import { nextSteps } from '../progress/next-steps.ts';
import { overviewBlocks } from '../progress/overview.ts';
import { standingOf } from '../progress/standing.ts';
import { dateFor } from '../time/personal-day.ts';
import type { DeskServices } from './services.ts';
import { findWhere } from './where.ts';

export async function homeOf(services: DeskServices, ask: HomeAsk): Promise<Message> {
  const { group, member } = await findWhere(services.store.read.asks, ask);
  if (group === undefined) return withoutGroup();
  if (member === undefined) return beforeJoining(group);
  return memberHome(services, group, member);
}

async function memberHome(
  { store, roadmaps, clock }: DeskServices,
  group: Group,
  member: Member,
): Promise<Message> {
  const roadmap = await roadmaps.roadmapOf(group, store.read);
  const today = dateFor(member, clock.now());
  const standing = await standingOf(store.read, roadmap, member, today);
  const paused = standing.week.state === 'paused';
  return message(
    heading(group.name),
    ...overviewBlocks(roadmap, standing, 'Your progress', today),
    divider(),
    ...nextSteps(roadmap, standing, today),
    actions(
      button('Log hours', press('log'), 'primary'),
      button('Complete an item', press('done')),
      paused
        ? button('Resume', press('plan', 'action=resume'))
        : button('My next step', press('next')),
    ),
    actions(
      button('Leaderboard', press('leaderboard')),
      button('Progress', press('progress')),
      button('History', press('history')),
      button('Settings', press('settings')),
    ),
  );
}

function beforeJoining({ name }: Group): Message {
  return message(
    heading(name),
    text('You have not joined yet. Join to log hours and stones, and to see where you stand.'),
    actions(
      button('Join', press('join'), 'primary'),
      button('Roadmap', press('roadmap')),
      button('Leaderboard', press('leaderboard')),
      button('Help', press('help')),
    ),
    quiet('Reading works without joining.'),
  );
}

function withoutGroup(): Message {
  return message(
    heading('Cairn'),
    text(
      'A study group follows one roadmap together: its members log hours, complete items, and see where they stand.',
    ),
    text(
      'No study group is set up here yet. Somebody who manages this server or workspace can start one.',
    ),
    actions(button('Set up a group', press('setup'), 'primary'), button('Help', press('help'))),
  );
}
