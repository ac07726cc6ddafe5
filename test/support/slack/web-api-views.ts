// views.*: modals opened by a trigger_id, changed by id and hash, and the Home tab.
import { type JsonObject, stringAt } from './json.ts';
import {
  type Caller,
  fail,
  isRefusal,
  type Method,
  type Methods,
  ok,
  structuredObject,
} from './method.ts';
import type { Surface } from './validate-schema.ts';
import { viewProblems } from './validate-view.ts';
import type { TriggerState, ViewState } from './world.ts';
import { isSlackImage } from './world-messages.ts';
import { addView, changeView, stackOf, viewObject } from './world-views.ts';

const VIEW_BYTES = 250_000;
const STACK_LIMIT = 3;

type GivenView = { view: JsonObject };

/** The view of a call, or why Slack refuses it. */
const readView = (
  { world, team, token }: Caller,
  args: JsonObject,
  surface: Surface,
): GivenView | JsonObject => {
  const view = structuredObject(args, 'view');
  if (!view) return fail('invalid_arguments', ['missing required field: view']);
  if (Buffer.byteLength(JSON.stringify(view)) > VIEW_BYTES) return fail('view_too_large');
  const problems = viewProblems(view, surface, isSlackImage(world, team.id));
  if (problems.length > 0) return fail('invalid_arguments', problems);
  const wantsFiles = JSON.stringify(view).includes('"type":"file_input"');
  if (wantsFiles && !token.scopes.includes('files:read')) {
    return fail('invalid_arguments', ['file_input needs the files:read scope']);
  }
  return { view };
};

const isView = (value: GivenView | JsonObject): value is GivenView => !isRefusal(value);

/** A trigger lives for three seconds and opens one view. */
const readTrigger = ({ world }: Caller, args: JsonObject): TriggerState | JsonObject => {
  const given = stringAt(args, 'trigger_id');
  if (given === '') return fail('invalid_arguments', ['missing required field: trigger_id']);
  const trigger = world.triggers.get(given);
  if (!trigger) return fail('invalid_trigger_id');
  if (trigger.used) return fail('exchanged_trigger_id');
  return world.clock.now() > trigger.expires ? fail('expired_trigger_id') : trigger;
};

const isTrigger = (value: TriggerState | JsonObject): value is TriggerState => !isRefusal(value);

const takenExternalId = ({ world, team }: Caller, view: JsonObject, but?: ViewState): boolean => {
  const wanted = stringAt(view, 'external_id');
  return (
    wanted !== '' &&
    [...world.views.values()].some(
      (state) =>
        state !== but &&
        state.open &&
        state.teamId === team.id &&
        stringAt(state.view, 'external_id') === wanted,
    )
  );
};

const opener = (pushes: boolean): Method => ({
  takes: 'bot',
  run: (caller, args) => {
    const given = readView(caller, args, 'modal');
    if (!isView(given)) return given;
    const trigger = readTrigger(caller, args);
    if (!isTrigger(trigger)) return trigger;
    if (takenExternalId(caller, given.view)) return fail('duplicate_external_id');
    const below = pushes ? caller.world.views.get(trigger.viewId ?? '') : undefined;
    if (pushes && !below?.open) return fail('invalid_trigger_id');
    if (below && stackOf(caller.world, below).length >= STACK_LIMIT) {
      return fail('push_limit_reached');
    }
    trigger.used = true;
    const state = addView(caller.world, {
      view: given.view,
      kind: 'modal',
      userId: trigger.userId,
      teamId: caller.team.id,
      below,
      via: stringAt(args, 'trigger_id'),
    });
    return ok({ view: viewObject(caller.world, state) });
  },
});

const staleHash = (args: JsonObject, state: ViewState): boolean => {
  const hash = stringAt(args, 'hash');
  return hash !== '' && hash !== state.hash;
};

const update: Method = {
  takes: 'bot',
  run: (caller, args) => {
    const id = stringAt(args, 'view_id');
    const externalId = stringAt(args, 'external_id');
    if (id === '' && externalId === '') {
      return fail('invalid_arguments', ['missing required field: view_id or external_id']);
    }
    const state = [...caller.world.views.values()].find(
      (view) => view.id === id || (id === '' && stringAt(view.view, 'external_id') === externalId),
    );
    if (!state?.open || state.teamId !== caller.team.id) return fail('not_found');
    const given = readView(caller, args, state.kind);
    if (!isView(given)) return given;
    if (staleHash(args, state)) return fail('hash_conflict');
    if (takenExternalId(caller, given.view, state)) return fail('duplicate_external_id');
    changeView(caller.world, state, given.view, undefined);
    return ok({ view: viewObject(caller.world, state) });
  },
};

const publish: Method = {
  takes: 'bot',
  run: (caller, args) => {
    const { world, team } = caller;
    const user = world.users.get(stringAt(args, 'user_id'));
    if (!user || user.teamId !== team.id) return fail('user_not_found');
    if (!team.homeTab) return fail('not_enabled');
    const given = readView(caller, args, 'home');
    if (!isView(given)) return given;
    const before = [...world.views.values()].find(
      (view) => view.kind === 'home' && view.userId === user.id && view.teamId === team.id,
    );
    if (before && staleHash(args, before)) return fail('hash_conflict');
    if (before) changeView(world, before, given.view, undefined);
    const state =
      before ??
      addView(world, {
        view: given.view,
        kind: 'home',
        userId: user.id,
        teamId: team.id,
        below: undefined,
        via: undefined,
      });
    return ok({ view: viewObject(world, state) });
  },
};

export const viewMethods: Methods = {
  'views.open': opener(false),
  'views.push': opener(true),
  'views.update': update,
  'views.publish': publish,
};
