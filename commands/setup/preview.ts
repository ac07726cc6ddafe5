// /setup preview: what will be posted in the next weeks, and the next post as it would be sent.

import { answer, type Outcome } from '#core/command/answer.ts';
import type { Context } from '#core/command/command.ts';
import { bold, joined, type Rich, rich, command as typed } from '#core/message/inline.ts';
import { joinedMessage } from '#core/message/joined.ts';
import {
  type Block,
  divider,
  list,
  type Message,
  message,
  quiet,
  text,
} from '#core/message/message.ts';
import { fitsOnePost } from '#core/message/size.ts';
import { specimen } from '#core/message/specimen.ts';
import { factsOf, type GroupFacts } from '#core/posts/facts.ts';
import { composers } from '#core/posts/kinds/composers.ts';
import { canWait, nextDayAt } from '#core/posts/one-a-day.ts';
import { type UpcomingMessage, upcomingMessages } from '#core/posts/upcoming-messages.ts';
import { personalNudgeOf } from '#core/rules/schedule.ts';
import { isLate } from '#core/rules/schedule-late.ts';
import { laterOf } from '#core/rules/schedule-time.ts';
import { counted } from '#core/text/counted.ts';
import { sentenceCase } from '#core/text/sentence-case.ts';
import type { Instant } from '#core/time/temporal.ts';
import { noGroup } from './answers.ts';
import { placeLines } from './place-lines.ts';
import { whenText } from './post-words.ts';
import { upcomingLines, upcomingName } from './upcoming-lines.ts';

export const PREVIEW_WEEKS = { minimum: 1, maximum: 26, usual: 4 } as const;

/** More lines than half a year of nudges and checkpoints of one cohort. */
const MOST_LINES = 36;

export type PreviewWish = { readonly weeks?: number | undefined };

export async function setupPreview(
  context: Context,
  { weeks = PREVIEW_WEEKS.usual }: PreviewWish,
): Promise<Outcome> {
  const { group, read, now } = context;
  if (group === undefined) return noGroup();
  const facts = factsOf(read, group, await context.roadmapOf(group));
  const messages = await upcomingMessages(facts, now, weeks);
  const lines = await upcomingLines(facts, messages, { now, limit: MOST_LINES });
  const span = weeks === 1 ? 'the next week' : `the next ${weeks} weeks`;
  return answer(
    message(
      text(joined(' · ', bold(group.name), span, `times in ${group.timeZone}`)),
      list(await placeLines(facts, now)),
      lines.length === 0 ? text(`Nothing will be posted in ${span}.`) : list(lines),
      await personalBlock(facts),
      ...(await nextBlocks(facts, now, messages[0])),
    ),
  );
}

/** Direct messages are between Cairn and the member: how many get one, not who. */
async function personalBlock(facts: GroupFacts): Promise<Block | undefined> {
  const { group } = facts;
  const nudged = (await facts.members()).filter(
    (member) => personalNudgeOf(group, member) !== undefined,
  ).length;
  if (nudged === 0) return undefined;
  const { day, time } = group.nudge;
  return quiet(
    `Personal nudges: ${counted(nudged, 'member gets', 'members get')} a direct message each week on ${sentenceCase(day)} ${time} in their own zone, and a reminder on Friday where nothing is logged.`,
  );
}

async function nextBlocks(
  facts: GroupFacts,
  now: Instant,
  next: UpcomingMessage | undefined,
): Promise<readonly Block[]> {
  if (next === undefined) return [];
  const { messages, whys } = await composedOf(facts, now, next);
  const names = next.posts.map(upcomingName).join(' + ');
  const when = `${names}, ${whenText(next.at, facts.group.timeZone, now)}`;
  const title = (what: Rich) => text(joined(' · ', bold('Preview of the next one'), what));
  if (messages.length === 0) {
    return [divider(), title(when), text(`It would be left out as things stand: ${whys[0]}.`)];
  }
  return [
    divider(),
    title(when),
    ...specimen(joinedMessage(messages)),
    divider(),
    quiet(
      rich`From what is logged so far. You alone see it; nothing was posted. Change when: ${typed('setup schedule')}.`,
    ),
  ];
}

/** What each of a message's posts would say, and why those say nothing that would not. */
async function composedOf(facts: GroupFacts, now: Instant, { at, posts }: UpcomingMessage) {
  const messages: Message[] = [];
  const whys: string[] = [];
  for (const post of posts) {
    const { kind, dueAt } = post;
    const goes = laterOf(now, at);
    const late = isLate(kind, dueAt, goes);
    const when = { now: laterOf(goes, dueAt), late, asOf: now };
    const composed = await composers[kind](post, { facts, ...when });
    if (composed.kind === 'not-due') {
      whys.push(composed.why);
      continue;
    }
    const together = [...messages, composed.message];
    // What one message cannot hold waits for the next day's.
    const fits = messages.length === 0 || fitsOnePost(joinedMessage(together));
    if (fits || !canWait(post, nextDayAt(facts.group, goes))) messages.push(composed.message);
  }
  return { messages, whys };
}
