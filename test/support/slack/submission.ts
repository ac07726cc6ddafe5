// What Slack does with the acknowledgement of a submitted form: errors, update, push, clear.
import { isObject, type Json, type JsonObject, objectAt, objectsAt, stringAt } from './json.ts';
import { viewProblems } from './validate-view.ts';
import type { ViewState, World } from './world.ts';
import { isSlackImage } from './world-messages.ts';
import { addView, changeView, closeStack } from './world-views.ts';

/** What the client shows when it cannot use the app's answer to a form. */
export const TROUBLE = 'We had some trouble connecting. Try again?';

export type Submitted = {
  /** Shown beside the fields, by block_id. */
  errors: { [blockId: string]: string };
  /** The view that took the form's place, or lies on top of it. */
  next: ViewState | undefined;
};

const readErrors = (state: ViewState, given: Json | undefined): Submitted['errors'] | undefined => {
  if (!isObject(given) || Object.keys(given).length === 0) return undefined;
  const inputs = objectsAt(state.view, 'blocks').filter((block) => block['type'] === 'input');
  const ids = inputs.map((block) => stringAt(block, 'block_id'));
  const errors: Submitted['errors'] = {};
  for (const [blockId, message] of Object.entries(given)) {
    if (!ids.includes(blockId) || typeof message !== 'string' || message === '') return undefined;
    errors[blockId] = message;
  }
  return errors;
};

/** Applies the acknowledgement; a string says what the person is shown because it was wrong. */
export const applySubmission = (
  world: World,
  state: ViewState,
  body: Json,
  triggerId: string,
): Submitted | string => {
  const none: Submitted = { errors: {}, next: undefined };
  if (!isObject(body)) return TROUBLE;
  const action = stringAt(body, 'response_action');
  if (action === '') {
    if (Object.keys(body).length > 0) return TROUBLE;
    state.open = false;
    return none;
  }
  if (action === 'clear') {
    closeStack(world, state);
    return none;
  }
  if (action === 'errors') {
    const errors = readErrors(state, body['errors']);
    return errors ? { errors, next: undefined } : TROUBLE;
  }
  if (action !== 'update' && action !== 'push') return TROUBLE;
  const view: JsonObject = objectAt(body, 'view');
  const problems = viewProblems(view, 'modal', isSlackImage(world, state.teamId));
  if (problems.length > 0) return `${TROUBLE} (${problems.join('; ')})`;
  if (action === 'update') {
    changeView(world, state, view, triggerId);
    return { errors: {}, next: state };
  }
  const { userId, teamId } = state;
  const next = addView(world, {
    view,
    kind: 'modal',
    userId,
    teamId,
    below: state,
    via: triggerId,
  });
  return { errors: {}, next };
};
