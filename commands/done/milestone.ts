// What a stone makes, in a line of its own: "Quarter 1 is complete · your 4th stone · 14 on the group's cairn". Both
// numbers are counted as boards count, so that they agree with them.
import type { MemberContext } from '#core/command/command.ts';
import {
  isBeforeStart,
  type QuarterProgress,
  quarterComplete,
} from '#core/entries/announcement.ts';
import { joined } from '#core/message/inline.ts';
import { type Block, text } from '#core/message/message.ts';
import type { CompletionEntry } from '#core/model/entries.ts';
import type { Reads } from '#core/model/store.ts';
import { ordinal } from '#core/text/counted.ts';

export async function milestone(
  read: Reads,
  context: Pick<MemberContext, 'group' | 'member'>,
  entry: CompletionEntry,
  progress: QuarterProgress | undefined,
): Promise<Block | undefined> {
  const complete = progress?.completes === true ? quarterComplete(progress) : undefined;
  const [stone, cairn] = await stoneWords(read, context, entry);
  if (complete === undefined && stone === undefined) return undefined;
  const your = complete === undefined ? 'Your' : 'your';
  return text(joined(' · ', complete, stone && `${your} ${stone}`, cairn));
}

/** Stones of a member whom the group does not see are not on its cairn; one dated before the start counts as none. */
async function stoneWords(
  read: Reads,
  { group, member }: Pick<MemberContext, 'group' | 'member'>,
  entry: CompletionEntry,
): Promise<readonly [stone?: string, cairn?: string]> {
  if (entry.itemKind !== 'deliverable' || isBeforeStart(entry, member)) return [];
  const { own, all } = await read.completions.cairn(group.id, member.id);
  const stone = `${ordinal(own)} stone`;
  return member.visibility === 'hidden' ? [stone] : [stone, `${all} on the group's cairn`];
}
