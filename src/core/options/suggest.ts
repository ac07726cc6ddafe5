// Autocompletion: what to offer while a value is typed. What comes back is free text all the same.
import { type AskerFacts, MOST_SUGGESTIONS, type Suggestion } from './kinds/shared/kind.ts';
import { kindOf, type Option } from './option.ts';

const LONGEST_LABEL = 100;

/** Best first; empty where the option's kind offers nothing. */
export async function suggestionsOf(
  option: Option,
  partial: string,
  facts: AskerFacts,
): Promise<readonly Suggestion[]> {
  const offered = (await kindOf(option).suggest?.(partial.trim(), facts)) ?? [];
  return offered
    .slice(0, MOST_SUGGESTIONS)
    .map(({ label, value }) => ({ label: shortened(label), value }));
}

/** Labels are cut where Discord would refuse them; the value says the same in full. */
function shortened(label: string): string {
  const characters = Array.from(label);
  return characters.length <= LONGEST_LABEL
    ? label
    : `${characters.slice(0, LONGEST_LABEL - 1).join('')}…`;
}
