// /setup preview: what will be posted in the next weeks, and the next post as it would be sent.

import { answer, type Outcome } from '#core/command/answer.ts';
import type { Context } from '#core/command/command.ts';
import { bold, joined, type Rich, rich, command as typed } from '#core/message/inline.ts';
import { type Block, divider, list, message, quiet, text } from '#core/message/message.ts';
import { specimen } from '#core/message/specimen.ts';
import { factsOf, type GroupFacts } from '#core/posts/facts.ts';
import { composers } from '#core/posts/kinds/composers.ts';
import { type UpcomingPost, upcomingPosts } from '#core/posts/upcoming.ts';
import { personalNudgeOf } from '#core/rules/schedule.ts';
import { latenessOf } from '#core/rules/schedule-late.ts';
import { isBefore } from '#core/rules/schedule-time.ts';
import { counted } from '#core/text/counted.ts';
import { sentenceCase } from '#core/text/sentence-case.ts';
import type { Instant } from '#core/time/temporal.ts';
import { noGroup } from './answers.ts';
import { placeLines } from './place-lines.ts';
import { POST_NAMES, QUESTION, whenText } from './post-words.ts';
import { upcomingLines } from './upcoming-lines.ts';

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
  const posts = await upcomingPosts(facts, now, weeks);
  const lines = await upcomingLines(facts, posts, { now, limit: MOST_LINES });
  const span = weeks === 1 ? 'the next week' : `the next ${weeks} weeks`;
  return answer(
    message(
      text(joined(' · ', bold(group.name), span, `times in ${group.timeZone}`)),
      list(await placeLines(facts, now)),
      lines.length === 0 ? text(`Nothing will be posted in ${span}.`) : list(lines),
      await personalBlock(facts),
      ...(await nextBlocks(facts, now, posts[0])),
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
  next: UpcomingPost | undefined,
): Promise<readonly Block[]> {
  if (next === undefined) return [];
  const at = isBefore(now, next.dueAt) ? next.dueAt : now;
  const late = latenessOf(next.kind, next.dueAt, at) !== 'on-time';
  const composed = await composers[next.kind](next, { facts, now: at, late, asOf: now });
  const when = `${next.asks ? QUESTION : POST_NAMES[next.kind]}, ${whenText(next.dueAt, facts.group.timeZone, now)}`;
  const title = (what: Rich) => text(joined(' · ', bold('Preview of the next one'), what));
  if (composed.kind === 'not-due') {
    return [divider(), title(when), text(`It would be left out as things stand: ${composed.why}.`)];
  }
  return [
    divider(),
    title(when),
    ...specimen(composed.message),
    divider(),
    quiet(
      rich`From what is logged so far. You alone can see it; nothing was posted. To change when it comes: ${typed('setup schedule')}.`,
    ),
  ];
}
