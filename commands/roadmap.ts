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
import { optional } from '#core/options/option.ts';
import { quarterOf } from '#core/roadmap/lookups.ts';
import type { Quarter, Roadmap } from '#core/roadmap/roadmap.ts';
import { quarterItems } from './progress/item-list.ts';

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
  const completions = personal && member ? await read.completions.ofMember(member.id) : [];
  const done = new Set(completions.map(({ item }) => item));
  const blocks = quarter === undefined ? contents(roadmap, done) : quarterBlocks(quarter, done);
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

function contents(roadmap: Roadmap, done: ReadonlySet<string>): readonly Block[] {
  return [
    heading(roadmap.title),
    list(
      roadmap.quarters.map((quarter) => {
        const count = quarter.deliverables.filter(({ id }) => done.has(id)).length;
        const total = quarter.deliverables.length;
        return joined(
          ' · ',
          rich`${bold(`Quarter ${quarter.number}`)} ${quarter.title}`,
          count > 0 ? `${count} of ${total} 🪨` : `${total} deliverables`,
        );
      }),
    ),
    quiet(roadmap.keyPrinciple),
  ];
}

function quarterBlocks(quarter: Quarter, done: ReadonlySet<string>): readonly Block[] {
  const { months } = quarter;
  return [
    heading(`Quarter ${quarter.number}: ${quarter.title}`),
    text(`${quarter.focus} · months ${months.first} to ${months.last}`),
    ...quarterItems(quarter, { done }),
  ];
}
