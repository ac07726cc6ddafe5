// /roadmap: browse quarters and items.
import { answer, shared, turnedPage } from '#core/command/answer.ts';
import { defineCommand, type GroupContext } from '#core/command/command.ts';
import { bold, joined, rich } from '#core/message/inline.ts';
import {
  actions,
  type Block,
  button,
  heading,
  list,
  type Message,
  message,
  quiet,
  select,
  text,
} from '#core/message/message.ts';
import { press } from '#core/message/press.ts';
import type { Member } from '#core/model/members.ts';
import type { Reads } from '#core/model/store.ts';
import { optional } from '#core/options/option.ts';
import { quarterOf } from '#core/roadmap/lookups.ts';
import type { Quarter, Roadmap } from '#core/roadmap/roadmap.ts';
import { skippedItems } from '#core/rules/plan.ts';
import { askedItems, askedWords } from '#core/rules/required.ts';
import { counted } from '#core/text/counted.ts';
import { type ItemMarks, quarterItems } from './progress/item-list.ts';

export const roadmap = defineCommand({
  name: 'roadmap',
  about: 'Browse the roadmap: its quarters and their items',
  use: 'sometimes',
  examples: ['', '3'],
  options: { quarter: optional('quarter', 'The number of a quarter') },
  needs: 'group',
  async run(context, { quarter: number }) {
    return answer(await page(context, number, true));
  },
  actions: {
    // A select gives the number of a quarter; what it shows takes the place of what was shown.
    quarter: async (context, { chosen }) =>
      turnedPage(context, await page(context, Number(chosen), true)),
    share: async (context, { args }) => shared(await page(context, Number(args[0]), false)),
  },
});

/** `personal` pages mark what the asker has done and carry a Share button. */
async function page(
  context: GroupContext,
  number: number | undefined,
  personal: boolean,
): Promise<Message> {
  const { roadmap, member, read } = context;
  const quarter = number === undefined ? undefined : quarterOf(roadmap, number);
  const marks = await marksOf(read, personal ? member : undefined);
  const blocks = quarter === undefined ? contents(roadmap, marks) : quarterBlocks(quarter, marks);
  return message(
    ...blocks,
    select(
      press('roadmap.quarter'),
      'Open a quarter',
      roadmap.quarters.map((each) => ({
        label: `Quarter ${each.number}: ${each.title}`,
        value: String(each.number),
      })),
    ),
    personal ? actions(button('Share', press('roadmap.share', quarter?.number ?? 0))) : undefined,
  );
}

async function marksOf(read: Reads, member: Member | undefined): Promise<ItemMarks> {
  if (member === undefined) return { done: new Set(), skipped: new Set() };
  const [completions, changes] = await Promise.all([
    read.completions.ofMember(member.id),
    read.plans.changes(member.id),
  ]);
  return { done: new Set(completions.map(({ item }) => item)), skipped: skippedItems(changes) };
}

function contents(roadmap: Roadmap, { done, skipped }: ItemMarks): readonly Block[] {
  return [
    heading(roadmap.title),
    list(
      roadmap.quarters.map((quarter) => {
        const items = askedItems(quarter.deliverables, done, skipped);
        return joined(
          ' · ',
          rich`${bold(`Quarter ${quarter.number}`)} ${quarter.title}`,
          items.done.length > 0
            ? `${askedWords(items).count} 🪨`
            : counted(quarter.deliverables.length, 'deliverable'),
        );
      }),
    ),
    quiet(roadmap.keyPrinciple),
  ];
}

function quarterBlocks(quarter: Quarter, marks: ItemMarks): readonly Block[] {
  const { months } = quarter;
  return [
    heading(`Quarter ${quarter.number}: ${quarter.title}`),
    text(`${quarter.focus} · months ${months.first} to ${months.last}`),
    ...quarterItems(quarter, marks),
  ];
}
