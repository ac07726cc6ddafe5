// Modals and Home tabs in the test Slack's world: opening, stacking, changing, closing.
import {
  copyOf,
  isObject,
  type Json,
  type JsonObject,
  objectAt,
  objectsAt,
  stringAt,
} from './json.ts';
import { elementsOf } from './validate-blocks.ts';
import type { ViewState, World } from './world.ts';
import { withIds } from './world-messages.ts';

type Values = ViewState['values'];

const optionsChosen = (element: JsonObject): Json[] => objectsAt(element, 'initial_options');

/** The value object of an element as the platform sends it, with what it starts with. */
const initialValue = (element: JsonObject): JsonObject => {
  const type = stringAt(element, 'type');
  const first = (key: string): Json => element[key] ?? null;
  switch (type) {
    case 'static_select':
    case 'external_select':
    case 'radio_buttons':
      return { type, selected_option: first('initial_option') };
    case 'checkboxes':
    case 'multi_static_select':
    case 'multi_external_select':
      return { type, selected_options: optionsChosen(element) };
    case 'users_select':
      return { type, selected_user: first('initial_user') };
    case 'channels_select':
      return { type, selected_channel: first('initial_channel') };
    case 'conversations_select':
      return { type, selected_conversation: first('initial_conversation') };
    case 'multi_users_select':
      return { type, selected_users: element['initial_users'] ?? [] };
    case 'multi_channels_select':
      return { type, selected_channels: element['initial_channels'] ?? [] };
    case 'multi_conversations_select':
      return { type, selected_conversations: element['initial_conversations'] ?? [] };
    case 'datepicker':
      return { type, selected_date: first('initial_date') };
    case 'timepicker':
      return { type, selected_time: first('initial_time') };
    case 'datetimepicker':
      return { type, selected_date_time: first('initial_date_time') };
    case 'file_input':
      return { type, files: [] };
    case 'rich_text_input':
      return isObject(element['initial_value'])
        ? { type, rich_text_value: element['initial_value'] }
        : { type };
    default:
      return { type, value: first('initial_value') };
  }
};

/** Elements that hold a value: those of input blocks, and selects and the like elsewhere. */
const holdsValue = (element: JsonObject): boolean =>
  !['button', 'overflow', 'image', 'workflow_button'].includes(stringAt(element, 'type'));

/** The values of all elements, keeping what was filled in under the same ids. */
export const valuesOf = (blocks: JsonObject[], kept: Values = {}): Values => {
  const values: Values = {};
  for (const block of blocks) {
    const blockId = stringAt(block, 'block_id');
    for (const element of elementsOf(block).filter(holdsValue)) {
      const actionId = stringAt(element, 'action_id');
      const before = kept[blockId]?.[actionId];
      const same = before?.['type'] === element['type'];
      values[blockId] = {
        ...values[blockId],
        [actionId]: same && before ? before : initialValue(element),
      };
    }
  }
  return values;
};

const fillIn = (world: World, view: JsonObject): JsonObject => ({
  ...copyOf(view),
  blocks: withIds(world, objectsAt(view, 'blocks')),
});

const newHash = (world: World): string =>
  `${Math.floor(world.clock.now() / 1000)}.${world.ids.secret(8)}`;

export type Opening = {
  view: JsonObject;
  kind: ViewState['kind'];
  userId: string;
  teamId: string;
  below: ViewState | undefined;
  via: string | undefined;
};

export const addView = (world: World, opening: Opening): ViewState => {
  const id = world.ids.next('V');
  const view = fillIn(world, opening.view);
  const state: ViewState = {
    id,
    kind: opening.kind,
    userId: opening.userId,
    teamId: opening.teamId,
    view,
    values: valuesOf(objectsAt(view, 'blocks')),
    hash: newHash(world),
    rootId: opening.below?.rootId ?? id,
    previousId: opening.below?.id,
    open: true,
  };
  world.views.set(id, state);
  const kind = opening.kind === 'home' ? 'home' : 'view';
  world.happen({ kind, via: opening.via, message: undefined, view: state });
  return state;
};

export const changeView = (
  world: World,
  state: ViewState,
  view: JsonObject,
  via: string | undefined,
): void => {
  state.view = fillIn(world, view);
  state.values = valuesOf(objectsAt(state.view, 'blocks'), state.values);
  state.hash = newHash(world);
  const kind = state.kind === 'home' ? 'home' : 'view';
  world.happen({ kind, via, message: undefined, view: state });
};

/** The modals of one stack, root first. */
export const stackOf = (world: World, state: ViewState): ViewState[] =>
  [...world.views.values()].filter((other) => other.open && other.rootId === state.rootId);

export const closeStack = (world: World, state: ViewState): void => {
  for (const other of stackOf(world, state)) other.open = false;
};

const shownText = (value: Json | undefined): Json =>
  isObject(value) ? { emoji: true, ...value } : null;

/** A view as responses and payloads show it. */
export const viewObject = (world: World, state: ViewState): JsonObject => {
  const { view } = state;
  const team = world.teams.get(state.teamId);
  return {
    id: state.id,
    team_id: state.teamId,
    type: state.kind,
    blocks: objectsAt(view, 'blocks'),
    private_metadata: stringAt(view, 'private_metadata'),
    callback_id: stringAt(view, 'callback_id'),
    state: { values: copyOf(state.values) },
    hash: state.hash,
    title:
      state.kind === 'home'
        ? { type: 'plain_text', text: 'View Title', emoji: true }
        : shownText(objectAt(view, 'title')),
    clear_on_close: view['clear_on_close'] === true,
    notify_on_close: view['notify_on_close'] === true,
    close: shownText(view['close']),
    submit: shownText(view['submit']),
    previous_view_id: state.previousId ?? null,
    root_view_id: state.rootId,
    app_id: world.app.id,
    external_id: stringAt(view, 'external_id'),
    app_installed_team_id: state.teamId,
    bot_id: team?.botId ?? '',
  };
};
