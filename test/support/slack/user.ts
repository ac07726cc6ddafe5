// A member of the test Slack, who types commands, presses buttons, fills in forms and reads.
import { type Acting, act } from './acting.ts';
import { type Channel, channelOf } from './channel.ts';
import { type FormUser, formUser, type Submission } from './form-user.ts';
import {
  actionFor,
  type FieldInput,
  type Found,
  findElement,
  suggestedOptions,
  valueFor,
} from './form-values.ts';
import { actionInteraction, shortcutInteraction, slashInteraction } from './interactions.ts';
import { type JsonObject, objectAt, stringAt } from './json.ts';
import { closedPayload, eventPayload, type Place } from './payloads.ts';
import { placeOf } from './place.ts';
import { type Answer, type OpenView, type ShownMessage, showMessage, showView } from './shown.ts';
import { typeText } from './typing.ts';
import type { UserState } from './world.ts';
import { openDirect } from './world-messages.ts';
import { stackOf, viewObject } from './world-views.ts';

type Target = Answer | ShownMessage | OpenView;

export type TestUser = {
  readonly id: string;
  readonly name: string;
  /** What this person alone sees ("Only visible to you"), deleted ones left out. */
  readonly ephemerals: ShownMessage[];
  /** The direct messages between this person and the app. */
  readonly directMessages: ShownMessage[];
  /** The direct message conversation itself, to type commands in. */
  readonly direct: Channel;
  /** The modal on top, when one is open. */
  readonly modal: OpenView | undefined;
  /** The app's Home tab, once published. */
  readonly home: OpenView | undefined;
  /** Types a slash command; waits for the first thing that is seen of it. */
  slash(where: Channel, command: string, text?: string): Promise<Answer>;
  /** Presses the button with this label or action_id. */
  press(target: Target, button: string): Promise<Answer>;
  /** Picks in a select, radio group, picker or overflow menu. In a form it only fills in, unless the element tells the app. */
  choose(target: Target, element: string, input: FieldInput): Promise<Answer>;
  /** Types into an external select; gives what the app offers. `error`: Slack could not show it. */
  suggest(target: Target, element: string, typed: string): Promise<Suggestions>;
  /** Fills fields in (by label, block_id or action_id) and presses the form's submit button. */
  submit(view: OpenView | Answer, fields?: { [field: string]: FieldInput }): Promise<Submission>;
  /**
   * Types into a text field of a form, character by character, in place of what stands there. Where the field tells
   * the app, each character is told without waiting for the one before to be acknowledged.
   */
  type(view: OpenView | Answer, field: string, text: string): Promise<void>;
  /**
   * Presses the form's close button. `told`: what stood in it is told too, as Slack's reference says; what Slack
   * sends has been seen with an empty state (bolt-python's recorded view_closed).
   */
  close(view: OpenView | Answer, how?: { told?: boolean }): Promise<void>;
  /** Writes to the app alone, which hears it where its token has the scope. `more` are fields that differ: a subtype, a bot. */
  write(text: string, more?: JsonObject): Promise<void>;
  /** Runs a global shortcut. */
  shortcut(callbackId: string): Promise<Answer>;
  /** Opens the app's Home tab, or its tab for messages; waits for the Home tab to be published. */
  openHome(tab?: 'home' | 'messages'): Promise<Answer>;
  /** Is made an admin or owner, moves to another zone, is deactivated, … */
  change(what: Partial<Omit<UserState, 'id' | 'teamId'>>): void;
};

type Suggestions = { labels: string[]; values: string[]; error: string | undefined };

type Self = { acting: Acting; user: UserState; form: FormUser };

/** Elements that tell the app at once when they are used. */
const dispatches = (found: Found, place: Place): boolean =>
  found.block['type'] !== 'input' || found.block['dispatch_action'] === true || !('view' in place);

const inform = async (
  { acting, user }: Self,
  place: Place,
  found: Found,
  value: JsonObject | undefined,
): Promise<Answer> => {
  const { blockId, actionId } = found;
  const action = actionFor(found, value);
  const acted = { user, place, blockId, actionId, action, value };
  const outcome = await act(acting, actionInteraction(acting.world, acted));
  return outcome.answer();
};

const press = async (self: Self, target: Target, button: string): Promise<Answer> => {
  const place = placeOf(self.acting.world, self.user, target);
  const found = findElement(place.blocks, button, (type) => type === 'button');
  return inform(self, place.place, found, undefined);
};

const choose = async (
  self: Self,
  target: Target,
  wanted: string,
  input: FieldInput,
): Promise<Answer> => {
  const { world } = self.acting;
  const { place, blocks } = placeOf(world, self.user, target);
  const found = findElement(blocks, wanted, (type) => type !== 'button');
  const offered = await self.form.options(place, found, input);
  const value = valueFor(found.element, input, offered);
  if ('view' in place && found.element['type'] !== 'overflow') {
    const { view } = place;
    view.values[found.blockId] = { ...view.values[found.blockId], [found.actionId]: value };
  }
  if (dispatches(found, place)) return inform(self, place, found, value);
  const view = 'view' in place ? showView(world, place.view) : undefined;
  const none: Answer = {
    kind: 'nothing',
    text: '',
    raw: {},
    ephemeral: false,
    message: undefined,
    view,
    error: undefined,
    acknowledged: false,
    payload: {},
    next: () => Promise.resolve(none),
  };
  return none;
};

const suggest = async (
  self: Self,
  target: Target,
  wanted: string,
  typed: string,
): Promise<Suggestions> => {
  const { place, blocks } = placeOf(self.acting.world, self.user, target);
  const found = findElement(blocks, wanted, (type) => type.endsWith('external_select'));
  const answer = await self.form.suggestions(place, found, typed);
  if (typeof answer === 'string') return { labels: [], values: [], error: answer };
  const options = suggestedOptions(answer);
  const labels = options.map((option) => stringAt(objectAt(option, 'text'), 'text'));
  const values = options.map((option) => stringAt(option, 'value'));
  return { labels, values, error: undefined };
};

const type = async (
  { acting, user }: Self,
  target: OpenView | Answer,
  field: string,
  text: string,
): Promise<void> => {
  const { place, blocks } = placeOf(acting.world, user, target);
  if (!('view' in place)) throw new Error('Only in a view can one type.');
  const found = findElement(blocks, field, (kind) => kind === 'plain_text_input');
  await typeText(acting, user, place.view, found, text);
};

const close = async (
  { acting, user }: Self,
  target: OpenView | Answer,
  told: boolean,
): Promise<void> => {
  const { place } = placeOf(acting.world, user, target);
  if (!('view' in place)) throw new Error('Only a view can be closed.');
  const cleared = place.view.view['clear_on_close'] === true;
  const closing = cleared ? stackOf(acting.world, place.view) : [place.view];
  for (const view of closing) view.open = false;
  if (place.view.view['notify_on_close'] !== true) return;
  const payload = closedPayload(acting.world, user, place.view, { cleared, told });
  const outgoing = { kind: 'interactive' as const, payload, acceptsResponse: false };
  await acting.deliveries.deliver(outgoing, () => undefined);
};

const openHome = async ({ acting, user }: Self, tab: 'home' | 'messages'): Promise<Answer> => {
  const { world } = acting;
  const team = world.teams.get(user.teamId);
  if (!team) throw new Error('The user belongs to no workspace.');
  const home = [...world.views.values()].find(
    (view) => view.kind === 'home' && view.userId === user.id,
  );
  const payload = eventPayload(world, user.teamId, {
    type: 'app_home_opened',
    user: user.id,
    channel: openDirect(world, team, user.id).id,
    tab,
    ...(home ? { view: viewObject(world, home) } : {}),
  });
  const outcome = await act(acting, {
    user,
    outgoing: { kind: 'events_api', payload, acceptsResponse: false },
    ties: [],
    pressed: undefined,
    channelId: undefined,
    apply: () => undefined,
    failure: () => 'The Home tab was not published.',
  });
  return outcome.answer();
};

const write = async ({ acting, user }: Self, text: string, more: JsonObject): Promise<void> => {
  const { world, deliveries } = acting;
  const team = world.teams.get(user.teamId);
  if (!team) throw new Error('The user belongs to no workspace.');
  const tokens = [...world.tokens.values()].filter(({ teamId }) => teamId === team.id);
  if (!tokens.some(({ scopes }) => scopes.includes('im:history'))) return;
  const payload = eventPayload(world, team.id, {
    type: 'message',
    channel_type: 'im',
    channel: openDirect(world, team, user.id).id,
    user: user.id,
    team: team.id,
    text,
    ts: world.ids.timestamp(world.clock.now()),
    ...more,
  });
  await deliveries.deliver(
    { kind: 'events_api', payload, acceptsResponse: false },
    () => undefined,
  );
};

/** Makes the hands and eyes of a member. */
export const testUser = (acting: Acting, user: UserState): TestUser => {
  const { world } = acting;
  const self: Self = { acting, user, form: formUser(acting, user) };
  const team = world.teams.get(user.teamId);
  if (!team) throw new Error('The user belongs to no workspace.');
  const mine = (kind: 'modal' | 'home') =>
    [...world.views.values()].filter((view) => view.kind === kind && view.userId === user.id);
  const shown = (kind: 'modal' | 'home'): OpenView | undefined => {
    const top = mine(kind).findLast((view) => view.open);
    return top && showView(world, top);
  };
  return {
    id: user.id,
    get name() {
      return user.displayName;
    },
    get ephemerals() {
      return world.ephemerals
        .filter((message) => message.onlyFor === user.id && !message.deleted)
        .map((message) => showMessage(world, message));
    },
    get direct() {
      return channelOf(world, openDirect(world, team, user.id));
    },
    get directMessages() {
      return channelOf(world, openDirect(world, team, user.id)).messages;
    },
    get modal() {
      return shown('modal');
    },
    get home() {
      return shown('home');
    },
    slash: async (where, command, text = '') => {
      const channel = world.channels.get(where.id);
      if (!channel?.members.has(user.id)) throw new Error(`${user.name} is not in ${where.name}.`);
      const interaction = slashInteraction(world, user, channel, command, text);
      return (await act(acting, interaction)).answer();
    },
    press: (target, button) => press(self, target, button),
    choose: (target, element, input) => choose(self, target, element, input),
    suggest: (target, element, typed) => suggest(self, target, element, typed),
    submit: (view, fields = {}) => self.form.submit(view, fields),
    type: (view, field, text) => type(self, view, field, text),
    close: (view, { told = false } = {}) => close(self, view, told),
    shortcut: async (callbackId) =>
      (await act(acting, shortcutInteraction(world, user, callbackId))).answer(),
    write: (text, more = {}) => write(self, text, more),
    openHome: (tab = 'home') => openHome(self, tab),
    change: (what) => {
      Object.assign(user, what);
    },
  };
};
