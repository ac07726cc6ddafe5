// What stands in the fields of a form.
import type { ViewOutput } from '@slack/bolt';
import type { RawValues } from '#core/options/option.ts';

/** Values by field; each input block holds one element. Nothing where Slack does not tell the state of a view. */
export function valuesOf({ state }: Partial<Pick<ViewOutput, 'state'>>): RawValues {
  const values = Object.entries(state?.values ?? {}).flatMap(([field, elements]) => {
    const [element] = Object.values(elements);
    const value =
      element?.value ??
      element?.selected_option?.value ??
      element?.selected_user ??
      element?.selected_conversation ??
      element?.selected_channel ??
      element?.files?.[0]?.id;
    return value === undefined || value === null ? [] : [[field, value] as const];
  });
  return Object.fromEntries(values);
}
