// The checkpoint in a place's channel, on the day after members' quarters end.

import { nameOf, profilesOf } from '../../members/names.ts';
import { bold, italic, joined, type Rich, rich } from '../../message/inline.ts';
import {
  actions,
  type Block,
  type Button,
  button,
  list,
  message,
  text,
} from '../../message/message.ts';
import { type Press, press } from '../../message/press.ts';
import type { MemberId } from '../../model/ids.ts';
import type { Profile } from '../../model/members.ts';
import { itemTitle, quarterOf } from '../../roadmap/lookups.ts';
import type { Roadmap, Titled } from '../../roadmap/roadmap.ts';
import { counted } from '../../text/counted.ts';
import { formatDate } from '../../time/format-date.ts';
import { dateIn, type PlainDate } from '../../time/temporal.ts';
import { type Composed, type Composing, type DuePost, notDue } from '../compose.ts';
import { lateLine } from '../late.ts';
import { type CountedQuarter, endBefore, quartersShown, withOpenItems } from '../quarter-ends.ts';
import { shortTitle } from '../short-title.ts';

/** What fits a phone: members named a quarter, open items named a member. */
const NAMED = 8;
const OPEN_NAMED = { few: 2, many: 1 } as const;
const FEW = 4;

/** Composes the checkpoint of a day: every quarter that members ended the day before, in one post. */
export async function composeCheckpoint(post: DuePost, composing: Composing): Promise<Composed> {
  const { facts, now } = composing;
  const { group, roadmap } = facts;
  const end = endBefore(post);
  const ended = await withOpenItems(facts, await quartersShown(facts, end, now));
  if (ended.length === 0) return notDue('nobody’s quarter ended the day before');
  const members = ended.map(({ member }) => member.id);
  const shown = {
    roadmap,
    profiles: await profilesOf(facts.read, members),
    when: endedWhen(post, end, dateIn(group.timeZone, now)),
  };
  const numbers = [...new Set(ended.map(({ quarter }) => quarter.number))].sort((a, b) => a - b);
  return {
    kind: 'message',
    message: message(
      ...numbers.flatMap((number) =>
        quarterBlocks(
          shown,
          number,
          ended.filter(({ quarter }) => quarter.number === number),
        ),
      ),
      text('Ten minutes for a review:'),
      list(roadmap.checkpoints.quarterly.prompts.map(({ title }) => title)),
      lateLine(post, composing, group.timeZone),
      actions(
        writeButton(numbers),
        button('Shift my plan', press('plan.shift-form')),
        ended.length > NAMED
          ? button('All', press('leaderboard', 'period=all', 'by=deliverables'))
          : undefined,
      ),
      ...projectBlocks(roadmap, numbers),
    ),
  };
}

/** Opens the form of the quarter; where several quarters ended, of the presser's own. */
export function writeButton(numbers: readonly number[]): Button {
  return button('Write my review', press('checkpoint.write', ...new Set(numbers)), 'primary');
}

/** "☐ Write the blog post", "✓ Write the blog post": a box to tick, not an order. In a post for all each is open. */
export function stepButton({ title }: Titled, ticked: boolean, does: Press): Button {
  return button(`${ticked ? '✓' : '☐'} ${title}`, does);
}

/** "yesterday"; of a post that comes late, the day. */
function endedWhen({ period }: DuePost, end: PlainDate, today: PlainDate): string {
  return today.equals(period) ? 'yesterday' : formatDate(end, today);
}

type Shown = {
  readonly roadmap: Roadmap;
  readonly profiles: ReadonlyMap<MemberId, Profile>;
  readonly when: string;
};

/** Who has done most comes first. */
function quarterBlocks(
  { roadmap, profiles, when }: Shown,
  number: number,
  ended: readonly CountedQuarter[],
): readonly Block[] {
  const title = quarterOf(roadmap, number)?.title ?? '';
  const more = ended.length - NAMED;
  const most = ended.length > FEW ? OPEN_NAMED.many : OPEN_NAMED.few;
  const first = ended.toSorted((one, other) => doneOf(other) - doneOf(one)).slice(0, NAMED);
  return [
    text(rich`${bold('Checkpoint')} · Quarter ${String(number)}: ${title} ended ${when}`),
    list([
      ...first.map((each) => {
        const profile = profiles.get(each.member.id);
        const name: Rich = profile === undefined ? 'a member' : nameOf(profile);
        const open = each.open.map((id) => itemTitle(roadmap, id));
        return rich`${name} ${`${doneOf(each)} of ${each.expected}`}${openText(open, most)}`;
      }),
      ...(more > 0 ? [`and ${counted(more, 'more member')}`] : []),
    ]),
  ];
}

function doneOf({ expected, open }: CountedQuarter): number {
  return expected - open.length;
}

function openText(open: readonly string[], most: number): Rich {
  if (open.length === 0) return '';
  const more = open.length - most;
  return [
    ', open: ',
    joined(', ', ...open.slice(0, most).map((title) => italic(shortTitle(title)))),
    more > 0 ? ` and ${more} more` : '',
  ];
}

/** The steps of the project completion, to tick; after every second quarter (design section 6). */
function projectBlocks(roadmap: Roadmap, numbers: readonly number[]): readonly Block[] {
  const { project } = roadmap.checkpoints;
  const number = numbers.findLast((each) => project.afterQuarters.includes(each));
  if (number === undefined) return [];
  const buttons = actions(
    ...project.steps.map((step) =>
      stepButton(step, false, press('checkpoint.step', number, step.id)),
    ),
  );
  return [
    text(rich`${bold(project.title)} · tick what is done; you alone see your ticks.`),
    ...(buttons === undefined ? [] : [buttons]),
  ];
}
