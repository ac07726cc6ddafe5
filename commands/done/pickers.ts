// What is done, or what lacks its link, picked from a list instead of typed.
import { answer, type Outcome, turnedPage } from '#core/command/answer.ts';
import type { MemberContext } from '#core/command/command.ts';
import { rich, command as typed } from '#core/message/inline.ts';
import { type Message, message, quiet, select, text } from '#core/message/message.ts';
import { press } from '#core/message/press.ts';
import type { CompletionEntry } from '#core/model/entries.ts';
import { standingOf } from '#core/progress/standing.ts';
import { itemById, itemTitle } from '#core/roadmap/lookups.ts';
import { formatDate } from '#core/time/format-date.ts';

/** What a select holds on every platform. */
const MOST_OFFERED = 25;

/** Stones that nobody can look at: completed deliverables without a link. */
export function withoutEvidence(
  completions: readonly CompletionEntry[],
): readonly CompletionEntry[] {
  return completions.filter(
    ({ itemKind, evidence }) => itemKind === 'deliverable' && evidence === undefined,
  );
}

/** Open deliverables, those due first; `done.pick` gets the id of an item. */
export async function chooseItem(context: MemberContext): Promise<Outcome> {
  const { read, roadmap, member, today } = context;
  const { open } = await standingOf(read, roadmap, member, today);
  const items = [...open.overdue, ...open.current, ...open.later]
    .flatMap((id) => itemById(roadmap, id) ?? [])
    .slice(0, MOST_OFFERED);
  if (items.length === 0)
    return answer(message(text('Every deliverable that your plan asks for is done.')));
  const options = items.map(({ id, title, quarter }) => ({
    label: title,
    value: id,
    description: `Quarter ${quarter}`,
  }));
  return turnedPage(
    context,
    message(
      text('What is done?'),
      select(press('done.pick'), 'Pick a deliverable', options),
      quiet(rich`Anything else: ${typed('done')} and its name.`),
    ),
  );
}

/** Own stones without a link, the latest first; `done.pick-stone` gets the id of an entry, and opens its form. */
export async function chooseStone(context: MemberContext): Promise<Outcome> {
  const { read, roadmap, member, today } = context;
  const stones = withoutEvidence(await read.completions.ofMember(member.id));
  if (stones.length === 0) return answer(allHaveEvidence());
  const options = stones
    .toReversed()
    .slice(0, MOST_OFFERED)
    .map(({ id, item, date }) => ({
      label: itemTitle(roadmap, item),
      value: String(id),
      description: formatDate(date, today),
    }));
  return turnedPage(
    context,
    message(
      text('Which stone gets a link?'),
      select(press('done.pick-stone'), 'Pick a stone', options),
    ),
  );
}

function allHaveEvidence(): Message {
  return message(text('Each of your stones has its link already.'));
}
