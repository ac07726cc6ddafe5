// A form as it opened, as what would be submitted with it.
import type { Answer } from '#core/command/answer.ts';

/** The values of a form's fields, with some of them typed anew; an empty text empties a field. */
export function filled(
  answer: Answer,
  typed: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> {
  if (answer.kind !== 'form') throw new Error(`no form but ${answer.kind}`);
  const held = answer.form.fields.map(({ id, value }) => [id, value ?? ''] as const);
  return { ...Object.fromEntries(held), ...typed };
}
