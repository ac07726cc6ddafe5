// Fields of forms that several kinds of options share.
import type { FormField } from '../../../message/form.ts';
import type { Kind } from './kind.ts';

type Field = Kind<unknown>['field'];

/** Known values that are searched as one types. */
export const search: Field = ({ name }, command) => ({ kind: 'search', command, option: name });

/** One line of text. */
export function line(longest: number, placeholder?: string): Field {
  const input: FormField['input'] = { kind: 'line', longest, ...(placeholder && { placeholder }) };
  return () => input;
}
