// /setup status: where the group posts, what comes next, and what became of the last posts.
import { answer, type Outcome } from '#core/command/answer.ts';
import type { Context } from '#core/command/command.ts';
import { bold, rich, command as typed } from '#core/message/inline.ts';
import { type Block, list, message, quiet, text } from '#core/message/message.ts';
import type { Group } from '#core/model/groups.ts';
import type { Reads } from '#core/model/store.ts';
import { factsOf, type GroupFacts } from '#core/posts/facts.ts';
import { upcomingMessages } from '#core/posts/upcoming-messages.ts';
import type { Instant } from '#core/time/temporal.ts';
import { announcementBlocks } from './announcement-blocks.ts';
import { groupFields, noGroup, scheduleText } from './answers.ts';
import { outcomeBlocks } from './outcome-blocks.ts';
import { placeLines } from './place-lines.ts';
import { upcomingLines } from './upcoming-lines.ts';

const WEEKS_AHEAD = 4;
/** What fits a phone; `setup preview` shows the rest. */
const NEXT = 3;

export async function setupStatus(context: Context): Promise<Outcome> {
  if (context.group === undefined) return noGroup();
  const blocks = await statusBlocks(context.read, context, context.group);
  return answer(message(...blocks));
}

/** `read` may be a unit of work, which sees what it has just written. */
export async function statusBlocks(
  read: Reads,
  context: Context,
  group: Group,
): Promise<readonly Block[]> {
  const { now } = context;
  const { all } = await read.members.count(group.id);
  const facts = factsOf(read, group, await context.roadmapOf(group));
  return [
    text(bold(group.name)),
    await groupFields(group, context, read),
    list([
      rich`Weekly nudge: ${scheduleText(group)}`,
      `Members: ${all}`,
      ...(await placeLines(facts, now)),
    ]),
    ...(await nextBlocks(facts, now)),
    ...(await announcementBlocks(read, context, group)),
    ...(await outcomeBlocks(read, group, now)),
  ];
}

async function nextBlocks(facts: GroupFacts, now: Instant): Promise<readonly Block[]> {
  const messages = await upcomingMessages(facts, now, WEEKS_AHEAD);
  const lines = await upcomingLines(facts, messages, { now, limit: NEXT });
  if (lines.length === 0) return [text(`Nothing will be posted in the next ${WEEKS_AHEAD} weeks.`)];
  return [
    text(bold('Next')),
    list(lines),
    quiet(
      rich`Times in ${facts.group.timeZone}. More, and how the next one looks: ${typed('setup preview')}`,
    ),
  ];
}
