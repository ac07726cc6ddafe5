// The form of catchup: one large field.
import type { Form } from '#core/message/form.ts';
import { press } from '#core/message/press.ts';
import { LONGEST_IN_FORM } from '#core/options/kinds/lines.ts';
import { MOST_LINES } from './read-lines.ts';

/** Holding what was typed; what is longer than a form takes must not come here. */
export function catchupForm(typed: string): Form {
  return {
    submit: press('catchup'),
    title: 'Catch up',
    submitLabel: 'Preview',
    fields: [
      {
        id: 'text',
        label: 'Text',
        hint: `One entry per line, at most ${MOST_LINES}; at most ${formatCount(LONGEST_IN_FORM)} characters in all. Nothing is logged yet.`,
        required: true,
        ...(typed !== '' && { value: typed }),
        input: {
          kind: 'lines',
          longest: LONGEST_IN_FORM,
          placeholder: 'mon 2h coding\nyesterday 45m docs\ndone dockerized application https://…',
        },
      },
    ],
  };
}

/** "3,000". */
export function formatCount(count: number): string {
  return count.toLocaleString('en-GB');
}
