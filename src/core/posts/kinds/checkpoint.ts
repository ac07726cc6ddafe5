// The checkpoint in a place's channel, on the day after members' quarters end.

import { nameOf } from '../../members/names.ts';
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
import { press } from '../../message/press.ts';
import type { Profile } from '../../model/members.ts';
import { itemTitle, quarterOf } from '../../roadmap/lookups.ts';
import { counted } from '../../text/counted.ts';
import { formatDate } from '../../time/format-date.ts';
import { dateIn, type PlainDate, Temporal } from '../../time/temporal.ts';
import type { Composed, DuePost, PostSetting } from '../compose.ts';
import { profilesOf } from '../group-week.ts';
import { lateLine } from '../late.ts';
import { type EndedQuarter, quartersEnded } from '../quarter-ends.ts';
import { shortTitle } from '../short-title.ts';

/** What fits a phone: members named a quarter, open items named a member. */
const NAMED = 8;
const OPEN_NAMED = { few: 2, many: 1 } as const;
const FEW = 4;

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
          { profiles, when: endedWhen(post, end, dateIn(group.timeZone, now)) },
        ),
      ),
      text('Ten minutes for a review:'),
      list(roadmap.checkpoints.quarterly.prompts.map(({ title }) => title)),
      lateLine(post, setting, group.timeZone),
      actions(
        writeButton(numbers),
        button('Shift my plan', press('plan.shift-form')),
        listed.length > NAMED
          ? button('All', press('leaderboard', 'period=all', 'by=deliverables'))
          : undefined,
      ),
      ...projectBlocks(setting, numbers),
    ),
  };
}

/** Opens the form of the quarter; where several quarters ended, of the presser's own. */
export function writeButton(numbers: readonly number[]): Button {
  return button('Write my review', press('checkpoint.write', ...new Set(numbers)), 'primary');
}

/** "yesterday"; of a post that comes late, the day. */
function endedWhen({ period }: DuePost, end: PlainDate, today: PlainDate): string {
  return today.equals(period) ? 'yesterday' : formatDate(end, today);
}

type Shown = {
  readonly profiles: ReadonlyMap<EndedQuarter['member']['id'], Profile>;
  readonly when: string;
};

/** Who has done most comes first. */
function quarterBlocks(
  { roadmap }: PostSetting,
  number: number,
  ended: readonly EndedQuarter[],
  { profiles, when }: Shown,
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

function doneOf({ expected, open }: EndedQuarter): number {
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
