// /metric: logs a success metric. A count adds, a percentage or a yes or no sets.

import { answer, telling } from '#core/command/answer.ts';
import { defineCommand } from '#core/command/command.ts';
import { required } from '#core/options/option.ts';
import { entryAnswer } from './entries/entry-answer.ts';
import { ENTRY_OPTIONS } from './entries/entry-options.ts';
import { askOfNew } from './entries/kept-as-note.ts';

export const metric = defineCommand({
  name: 'metric',
  about: 'Log a success metric: commits, posts, coverage and the like',
  use: 'sometimes',
  examples: ['commits 12', 'coverage 80', 'posts 1 yesterday', 'deployed 1'],
  options: {
    name: required('metric', 'Which success metric'),
    ...ENTRY_OPTIONS.metric,
    amount: required('amount', ENTRY_OPTIONS.metric.amount.about, { of: 'name' }),
  },
  needs: 'member',
  unchanged: 'Nothing was logged.',
  async run(context, values) {
    const { name, amount, date = context.today, note } = values;
    const { member, account, now } = context;
    return context.writeOnce(async (tx) => {
      const entry = await tx.entries.add(
        {
          kind: 'metric',
          member: member.id,
          account: account.id,
          date,
          metric: name.id,
          amount: amount.value,
          ...(note !== undefined && { note }),
        },
        now,
      );
      const question = askOfNew(entry, context, values);
      return telling(answer(await entryAnswer(tx, context, entry, { question })), entry.id);
    });
  },
});
