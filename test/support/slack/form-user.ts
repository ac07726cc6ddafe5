// A member at a form: suggestions of external selects, checks of Slack's client, sending.
import { type Acting, act } from './acting.ts';
import {
  clientProblem,
  type FieldInput,
  type Found,
  findElement,
  suggestedOptions,
  valueFor,
} from './form-values.ts';
import { submissionInteraction } from './interactions.ts';
import { isObject, type Json, type JsonObject, objectsAt, stringAt } from './json.ts';
import { type Place, suggestionPayload } from './payloads.ts';
import { placeOf } from './place.ts';
import { type Answer, type OpenView, showView } from './shown.ts';
import { putText } from './typing.ts';
import { suggestionProblems } from './validate-view.ts';
import type { FileState, UserState, ViewState } from './world.ts';
import { fileObject, guardedFileObject } from './world-files.ts';

export type Submission = {
  /** False when Slack's own client held it back; `errors` say why. */
  readonly sent: boolean;
  /** Shown beside the fields, by block_id. */
  readonly errors: { [blockId: string]: string };
  /** The form itself, the view that took its place or the one pushed on it; undefined once closed. */
  readonly view: OpenView | undefined;
  readonly closed: boolean;
  /** What Slack shows when the app did not acknowledge rightly. */
  readonly error: string | undefined;
  readonly payload: JsonObject;
  /** What this person sees next because of it: a message, mostly. */
  next(): Promise<Answer>;
};

export type FormUser = {
  /** What an external select offers for an input; undefined for elements with options of their own. */
  options(place: Place, found: Found, input: FieldInput): Promise<Json[] | undefined>;
  /** The app's answer to what is typed; a string when Slack cannot show it. */
  suggestions(place: Place, found: Found, typed: string): Promise<JsonObject | string>;
  submit(target: OpenView | Answer, fields: { [field: string]: FieldInput }): Promise<Submission>;
};

const LOADING_FAILED = 'Error loading results';

/**
 * Puts a file that a member uploads in a form where the app can read it: `content` is text, `base64` bytes;
 * `guarded` shows the app its id alone.
 */
const uploadFrom = (acting: Acting, user: UserState, input: FieldInput): FieldInput => {
  if (!isObject(input)) return input;
  const { world } = acting;
  const base64 = stringAt(input, 'base64');
  const content =
    base64 === '' ? Buffer.from(stringAt(input, 'content')) : Buffer.from(base64, 'base64');
  const file: FileState = {
    id: world.ids.next('F'),
    name: stringAt(input, 'name'),
    title: stringAt(input, 'name'),
    length: content.length,
    altText: undefined,
    content,
    complete: true,
    teamId: user.teamId,
    channelIds: [],
  };
  world.files.set(file.id, file);
  return input['guarded'] === true ? guardedFileObject(file) : fileObject(world, file);
};

export const formUser = (acting: Acting, user: UserState): FormUser => {
  const { world, deliveries } = acting;

  const suggestions = async (place: Place, found: Found, typed: string) => {
    const least = found.element['min_query_length'] ?? 3;
    if (typeof least === 'number' && typed.length < least) return { options: [] };
    const { blockId, actionId } = found;
    const payload = suggestionPayload(world, user, place, blockId, actionId, typed);
    let answer: JsonObject | string = LOADING_FAILED;
    const outgoing = { kind: 'interactive' as const, payload, acceptsResponse: true };
    await deliveries.deliver(outgoing, (body) => {
      const problems = suggestionProblems(body);
      if (problems.length === 0 && isObject(body)) answer = body;
      else answer = `${LOADING_FAILED} (${problems.join('; ')})`;
    });
    if (typeof answer === 'string') world.userErrors.push(answer);
    return answer;
  };

  const options = async (place: Place, found: Found, input: FieldInput) => {
    if (!stringAt(found.element, 'type').endsWith('external_select')) return undefined;
    if (input === null || isObject(input)) return input === null ? [] : [input];
    const offered: Json[] = [];
    for (const typed of Array.isArray(input) ? input : [input]) {
      const answer = await suggestions(place, found, String(typed));
      if (typeof answer !== 'string') offered.push(...suggestedOptions(answer));
    }
    return offered;
  };

  const fill = async (view: ViewState, fields: { [field: string]: FieldInput }) => {
    for (const [name, given] of Object.entries(fields)) {
      const blocks = objectsAt(view.view, 'blocks');
      const found = findElement(blocks, name, (type) => type !== 'button' && type !== 'image');
      const offered = await options({ view }, found, given);
      const isFile = found.element['type'] === 'file_input';
      const input = isFile ? uploadFrom(acting, user, given) : given;
      if (found.element['type'] === 'plain_text_input') {
        await putText(acting, user, view, found, input === null ? '' : String(input));
        continue;
      }
      const value = valueFor(found.element, input, offered);
      view.values[found.blockId] = { ...view.values[found.blockId], [found.actionId]: value };
    }
  };

  const heldBack = (view: ViewState): Submission['errors'] => {
    const errors: Submission['errors'] = {};
    for (const block of objectsAt(view.view, 'blocks')) {
      if (block['type'] !== 'input') continue;
      const blockId = stringAt(block, 'block_id');
      const [value] = Object.values(view.values[blockId] ?? {});
      const problem = value && clientProblem(block, value);
      if (problem !== undefined) errors[blockId] = problem;
    }
    return errors;
  };

  const submit: FormUser['submit'] = async (target, fields) => {
    const { place } = placeOf(world, user, target);
    if (!('view' in place)) throw new Error('Only a view can be submitted.');
    const { view } = place;
    if (!isObject(view.view['submit'])) throw new Error('The view has no submit button.');
    await fill(view, fields);
    const errors = heldBack(view);
    const { interaction, submitted } = submissionInteraction(world, user, view);
    const base = { view: showView(world, view), closed: false, error: undefined, payload: {} };
    if (Object.keys(errors).length > 0) {
      const next = () => Promise.reject(new Error('The form was not sent.'));
      return { ...base, sent: false, errors, next };
    }
    const outcome = await act(acting, interaction);
    const made = submitted();
    const top = made.next ?? (view.open ? view : undefined);
    const answer = outcome.answer;
    const submission: Submission = {
      sent: true,
      errors: made.errors,
      view: top && showView(world, top),
      closed: !view.open,
      error: outcome.error,
      payload: interaction.outgoing.payload,
      next: async () => {
        const first = await answer();
        // The view that the acknowledgement itself brought is in `view` already.
        return made.next && first.view?.id === made.next.id ? first.next() : first;
      },
    };
    acting.delivered.set(submission, interaction);
    return submission;
  };

  return { suggestions, options, submit };
};
