// The checkpoint in a place's channel, on the day after members' quarters end; and its reminder a week later.
import { bold, italic, joined, type Rich, rich } from '../message/inline.ts';
import {
  actions,
  type Block,
  type Button,
  button,
  list,
  message,
  quiet,
  text,
} from '../message/message.ts';
import { press } from '../message/press.ts';
import type { Profile } from '../ports/members.ts';
import { itemTitle, quarterOf } from '../roadmap/lookups.ts';
import { Temporal } from '../time/temporal.ts';
import { mentionOf, nameOf } from '../views/names.ts';
import { shortTitle } from '../views/short-title.ts';
import type { Composed, DuePost, PostSetting } from './compose.ts';
import { profilesOf } from './group-week.ts';
import { lateLine } from './late.ts';
import { type EndedQuarter, quartersEnded } from './quarter-ends.ts';

/** What fits a phone: members named a quarter, open items named a member. */
const NAMED = 8;
const OPEN_NAMED = 2;

/** Composes the checkpoint of a day: every quarter that members ended the day before, in one post. */
export async function composeCheckpoint(post: DuePost, setting: PostSetting): Promise<Composed> {
  const { read, group, roadmap, now } = setting;
  const end = Temporal.PlainDate.from(post.period).subtract({ days: 1 });
  const ended = await quartersEnded(read, group, roadmap, end, now);
  const listed = ended.filter(({ member }) => member.visibility !== 'hidden');
  if (listed.length === 0) return { kind: 'not-due', why: 'nobody’s quarter ended the day before' };
  const profiles = await profilesOf(
    read,
    listed.map(({ member }) => member.id),
  );
  const numbers = [...new Set(listed.map(({ quarter }) => quarter.number))].sort((a, b) => a - b);
  return {
    kind: 'message',
    message: message(
      ...numbers.flatMap((number) =>
        quarterBlocks(
          setting,
          number,
          listed.filter(({ quarter }) => quarter.number === number),
          profiles,
        ),
      ),
      text('Ten minutes for a review:'),
      list(roadmap.checkpoints.quarterly.prompts.map(({ title }) => title)),
      lateLine(post, setting, group.timeZone),
      actions(writeButton(numbers), button('Shift my plan', press('plan.shift-form'))),
      ...projectBlocks(setting, numbers),
    ),
  };
}

/** Opens the form of the quarter; where several quarters ended, of the one that the presser has to review. */
function writeButton(numbers: readonly number[]): Button {
  const [first, ...others] = new Set(numbers);
  const quarter = first === undefined || others.length > 0 ? [] : [first];
  return button('Write my review', press('checkpoint.write', ...quarter), 'primary');
}

function quarterBlocks(
  { roadmap }: PostSetting,
  number: number,
  ended: readonly EndedQuarter[],
  profiles: ReadonlyMap<EndedQuarter['member']['id'], Profile>,
): readonly Block[] {
  const title = quarterOf(roadmap, number)?.title ?? '';
  const more = ended.length - NAMED;
  return [
    text(rich`${bold('Checkpoint')} · Quarter ${String(number)}: ${title} ended`),
    list([
      ...ended.slice(0, NAMED).map(({ member, open, expected }) => {
        const profile = profiles.get(member.id);
        const name: Rich = profile === undefined ? 'a member' : nameOf(profile);
        return rich`${name} ${`${expected - open.length} of ${expected}`}${openText((id) => itemTitle(roadmap, id), open)}`;
      }),
      ...(more > 0 ? [`and ${more} more`] : []),
    ]),
  ];
}

function openText(title: (id: string) => string, open: readonly string[]): Rich {
  if (open.length === 0) return '';
  const more = open.length - OPEN_NAMED;
  return [
    ', open: ',
    joined(', ', ...open.slice(0, OPEN_NAMED).map((id) => italic(shortTitle(title(id))))),
    more > 0 ? ` and ${more} more` : '',
  ];
}

/** The steps of the project completion, to tick; after every second quarter (design section 6). */
function projectBlocks({ roadmap }: PostSetting, numbers: readonly number[]): readonly Block[] {
  const { project } = roadmap.checkpoints;
  const number = numbers.findLast((each) => project.afterQuarters.includes(each));
  if (number === undefined) return [];
  const buttons = actions(
    ...project.steps.map(({ id, title }) => button(title, press('checkpoint.step', number, id))),
  );
  return [
    text(rich`${bold(project.title)} · tick what is done; you alone see your ticks.`),
    ...(buttons === undefined ? [] : [buttons]),
  ];
}

/** Composes the reminder for who has not reviewed, seven days after the checkpoint was sent. */
export async function composeReviewReminder(
  post: DuePost,
  setting: PostSetting,
): Promise<Composed> {
  const { read, group, roadmap, now } = setting;
  const end = Temporal.PlainDate.from(post.period).subtract({ days: 1 });
  const ended = await quartersEnded(read, group, roadmap, end, now);
  const waiting = await withoutReview(setting, ended);
  return post.target.kind === 'member'
    ? reminderForOne(post, setting, waiting)
    : reminderForChannel(post, setting, waiting);
}

async function withoutReview(
  { read }: PostSetting,
  ended: readonly EndedQuarter[],
): Promise<readonly EndedQuarter[]> {
  const reviews = await Promise.all(
    ended.map(({ member, quarter }) => read.review(member.id, quarter.number)),
  );
  return ended.filter((_, index) => reviews[index]?.writtenAt === undefined);
}

function reminderForOne(
  post: DuePost,
  setting: PostSetting,
  waiting: readonly EndedQuarter[],
): Composed {
  const id = post.target.kind === 'member' ? post.target.member : undefined;
  const own = waiting.find(({ member }) => member.id === id && member.nudge === 'dm');
  if (own === undefined) return { kind: 'not-due', why: 'the review is written, or not asked for' };
  const { number } = own.quarter;
  return {
    kind: 'message',
    message: message(
      text(
        rich`Quarter ${String(number)} ended a week ago. Ten minutes for its review are well spent.`,
      ),
      lateLine(post, setting, own.member.timeZone),
      actions(writeButton([number])),
    ),
  };
}

async function reminderForChannel(
  post: DuePost,
  setting: PostSetting,
  waiting: readonly EndedQuarter[],
): Promise<Composed> {
  const asked = waiting.filter(
    ({ member }) => member.nudge === 'mention' && member.visibility === 'public',
  );
  const [first] = asked;
  if (first === undefined) return { kind: 'not-due', why: 'nobody is left to remind' };
  const profiles = await profilesOf(
    setting.read,
    asked.map(({ member }) => member.id),
  );
  const mentions = asked.flatMap(({ member }) => {
    const profile = profiles.get(member.id);
    return profile === undefined ? [] : [mentionOf(profile, true)];
  });
  return {
    kind: 'message',
    message: message(
      text(
        rich`${joined(', ', ...mentions)}: ten minutes for the review of the quarter are well spent.`,
      ),
      lateLine(post, setting, setting.group.timeZone),
      actions(
        writeButton(asked.map(({ quarter }) => quarter.number)),
        button('Nudges off', press('settings', 'nudge=off')),
      ),
      quiet('One reminder for each review; no more follow.'),
    ),
  };
}
