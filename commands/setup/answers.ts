// Pieces of what `setup` answers.

import { answer, type Outcome } from '#core/command/answer.ts';
import type { Context } from '#core/command/command.ts';
import { bold, type Inline, joined, rich, command as typed } from '#core/message/inline.ts';
import { type Block, fields, message, text } from '#core/message/message.ts';
import type { Group } from '#core/model/groups.ts';
import type { Place } from '#core/model/places.ts';
import type { Reads } from '#core/model/store.ts';
import { sentenceCase } from '#core/text/sentence-case.ts';
import { formatDate } from '#core/time/format-date.ts';
import { dateIn } from '#core/time/temporal.ts';

export function noGroup(): Outcome {
  return answer(
    message(
      text(
        rich`No group is set up here yet. Start with ${typed('setup group')}. Nothing was changed.`,
      ),
    ),
  );
}

export function noPlace(): Outcome {
  return answer(message(text('This works in a server or workspace. Nothing was changed.')));
}

/** `read` may be a unit of work, which sees what it has just written. */
export async function groupFields(group: Group, context: Context, read: Reads): Promise<Block> {
  const roadmap = await context.roadmaps.roadmapOf(group, read);
  return fields(
    ['Roadmap', roadmap.title],
    ['Start', formatDate(group.start, dateIn(group.timeZone, context.now))],
    ['Time zone', group.timeZone],
  );
}

export function scheduleText(group: Pick<Group, 'nudge' | 'timeZone'>) {
  const day = sentenceCase(group.nudge.day);
  return joined(' ', 'on', bold(`${day} ${group.nudge.time}`), `(${group.timeZone})`);
}

export function channelInline({ surface, workspaceId }: Place, channelId: string): Inline {
  return { kind: 'channel', surface, workspaceId, channelId };
}
