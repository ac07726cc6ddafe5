// A member who types into a field: where the field says so, Slack tells the app at each character.
import { type Acting, act } from './acting.ts';
import { actionFor, type Found, valueFor } from './form-values.ts';
import { actionInteraction } from './interactions.ts';
import { listAt, objectAt } from './json.ts';
import type { UserState, ViewState } from './world.ts';

/** Text inputs tell when Enter is pressed, unless they say that they tell each character. */
const tellsCharacters = ({ block, element }: Found): boolean =>
  block['dispatch_action'] === true &&
  listAt(objectAt(element, 'dispatch_action_config'), 'trigger_actions_on').includes(
    'on_character_entered',
  );

/** Puts a text into a field at once, as by pasting; waits until the app has acknowledged what it is told. */
export const putText = async (
  acting: Acting,
  user: UserState,
  view: ViewState,
  found: Found,
  text: string,
): Promise<void> => {
  const { blockId, actionId } = found;
  const value = valueFor(found.element, text);
  const before = view.values[blockId]?.[actionId]?.['value'] ?? null;
  view.values[blockId] = { ...view.values[blockId], [actionId]: value };
  if (before === value['value'] || !tellsCharacters(found)) return;
  const action = actionFor(found, value);
  const acted = { user, place: { view }, blockId, actionId, action, value };
  await act(acting, actionInteraction(acting.world, acted));
};

/** Types a text in place of what stands in a field, faster than the app acknowledges; '' takes all out. */
export const typeText = async (
  acting: Acting,
  user: UserState,
  view: ViewState,
  found: Found,
  text: string,
): Promise<void> => {
  const characters = Array.from(text);
  const steps =
    text === '' ? [''] : characters.map((_, index) => characters.slice(0, index + 1).join(''));
  await Promise.all(steps.map((step) => putText(acting, user, view, found, step)));
};
