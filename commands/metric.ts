// /metric: logs a success metric. A count adds, a percentage or a yes or no sets.

import { answer } from '#core/command/answer.ts';
import { defineCommand } from '#core/command/command.ts';
import { unreadableInput } from '#core/command/refusals.ts';
import { required } from '#core/options/option.ts';
import { amountFor } from '#core/reading/read-metric-amount.ts';
import { entryAnswer } from './entries/entry-answer.ts';
import { ENTRY_OPTIONS } from './entries/entry-options.ts';

const UNCHANGED = 'Nothing was logged.';

export const metric = defineCommand({
  name: 'metric',
  about: 'Log a success metric: commits, posts, coverage and the like',
  use: 'sometimes',
  examples: ['commits 12', 'coverage 80', 'posts 1 yesterday', 'deployed 1'],
  options: {
    name: required('metric', 'Which success metric'),
    ...ENTRY_OPTIONS.metric,
    amount: required('amount', ENTRY_OPTIONS.metric.amount.about),
  },
  needs: 'member',
  unchanged: UNCHANGED,
  async run(context, { name, amount: typed, date = context.today, note }) {
    const amount = amountFor(name, typed);
    if (!amount.ok) return unreadableInput(amount.problem, { unchanged: UNCHANGED }, 'amount');
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
      return answer(await entryAnswer(tx, context, entry));
    });
  },
});
