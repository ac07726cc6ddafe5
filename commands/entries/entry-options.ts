// What an entry of each kind is made of, as options: the commands that log it and the form that corrects it share them.
import { optional } from '#core/options/option.ts';

const DATE = optional('date', 'When: today, yesterday, last friday, 2026-03-02');
const NOTE = optional('note', 'Anything worth remembering');

/** In the contract's order. Commands say which of them they require. */
export const ENTRY_OPTIONS = {
  hours: {
    time: optional('time', 'How long: 1h30m, 90m, 1:30 or 1.5'),
    activity: optional('activity', 'What kind of work it was'),
    item: optional('item', 'The roadmap item that it was for'),
    date: DATE,
    note: NOTE,
  },
  completion: {
    evidence: optional('link', 'A link to it, for others to look at'),
    date: DATE,
    note: NOTE,
  },
  metric: {
    amount: optional('amount', 'How many to add, or a percentage, or yes or no'),
    date: DATE,
    note: NOTE,
  },
} as const;
