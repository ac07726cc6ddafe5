// The form of one action of /plan: its fields alone, so that it fits a Discord modal.

import type { Form } from '#core/message/form.ts';
import { press } from '#core/message/press.ts';
import { applies, type Option } from '#core/options/option.ts';
import { optionField } from '#core/options/option-form.ts';
import type { Roadmap } from '#core/roadmap/roadmap.ts';

/** The actions that cannot do without an option, and that option. */
export const NEEDED = {
  shift: { option: 'weeks', title: 'Shift my plan', example: 'shift 2', asks: 'How many weeks?' },
  goal: { option: 'hours', title: 'My weekly goal', example: 'goal 12', asks: 'How many hours?' },
  skip: {
    option: 'item',
    title: 'Skip an item',
    example: 'skip dockerized-application',
    asks: 'Which item?',
  },
  unskip: {
    option: 'item',
    title: 'Take an item up again',
    example: 'unskip dockerized-application',
    asks: 'Which item?',
  },
} as const;
export type NeedyAction = keyof typeof NEEDED;

/** Discord shows a hint of at most 100 characters. */
const LONGEST_HINT = 100;

/** `values` are what was given already; the needed option is required, a reason is asked with it. */
export function planForm(
  action: NeedyAction,
  options: Readonly<Record<string, Option>>,
  roadmap: Roadmap,
  values: Readonly<Record<string, string | undefined>> = {},
): Form {
  const { option: needed, title } = NEEDED[action];
  const given = Object.keys(values).filter((name) => values[name] !== undefined);
  const names = [needed, ...given.filter((name) => name !== needed && name !== 'reason'), 'reason'];
  return {
    submit: press('plan', `action=${action}`),
    title,
    submitLabel: 'Send',
    fields: names.flatMap((name) => {
      const option = options[name];
      if (option === undefined || !applies(option, { action })) return [];
      const field = optionField(
        'plan',
        name,
        { ...option, required: name === needed },
        values[name],
        action,
      );
      return name === 'reason' ? { ...field, hint: reasonHint(roadmap, option.about) } : field;
    }),
  };
}

/** The roadmap's reasons to adapt, where they can be said in a line. */
function reasonHint({ adaptReasons }: Roadmap, otherwise: string): string {
  const short = adaptReasons.map(({ title }) => title.replace(/\s*\(.*\)$/, '').toLowerCase());
  const hint = `${short.join(', ')}, or your own words`;
  return short.length === 0 || hint.length > LONGEST_HINT
    ? otherwise
    : `${hint.charAt(0).toUpperCase()}${hint.slice(1)}`;
}
