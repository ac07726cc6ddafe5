// What a test gets to see: messages and views that stay current, and answers to what a person did.
import { type Json, type JsonObject, objectAt, objectsAt, stringAt } from './json.ts';
import { textOf } from './text-of.ts';
import { elementsOf } from './validate-blocks.ts';
import type { MessageState, ViewState, World } from './world.ts';
import { messageObject } from './world-messages.ts';
import { viewObject } from './world-views.ts';

export type ShownMessage = {
  readonly ts: string;
  readonly channelId: string;
  /** What a person reads, now. */
  readonly text: string;
  /** The message as the Web API shows it, now. */
  readonly raw: JsonObject;
  /** The top-level text: what a notification and a screen reader say. */
  readonly fallback: string;
  /** The labels of its buttons. */
  readonly buttons: string[];
  readonly edited: boolean;
  readonly deleted: boolean;
  readonly ephemeral: boolean;
  readonly threadTs: string | undefined;
  /** What it said before each edit, oldest first. */
  readonly history: string[];
};

export type OpenView = {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly raw: JsonObject;
  readonly callbackId: string;
  readonly privateMetadata: string;
  readonly buttons: string[];
  /** False once it was submitted or closed. */
  readonly open: boolean;
  /** The labels of its fields, in order. */
  readonly fields: string[];
  /** What is filled in now: block_id → action_id → value. */
  readonly values: JsonObject;
};

export type Answer = {
  /** `nothing`: acknowledged, and nothing was seen; `error`: what Slack shows when an app fails. */
  readonly kind:
    | 'ephemeral'
    | 'message'
    | 'updated'
    | 'deleted'
    | 'view'
    | 'home'
    | 'nothing'
    | 'error';
  readonly text: string;
  readonly raw: JsonObject;
  readonly ephemeral: boolean;
  readonly message: ShownMessage | undefined;
  readonly view: OpenView | undefined;
  /** What Slack says to the person when the app did not acknowledge rightly. */
  readonly error: string | undefined;
  readonly acknowledged: boolean;
  /** The payload that was delivered. */
  readonly payload: JsonObject;
  /** The next thing that this person sees because of it. */
  next(): Promise<Answer>;
};

const nameOf = (world: World) => (id: string) =>
  world.users.get(id)?.displayName ?? world.channels.get(id)?.name ?? id;

const labelsOf = (blocks: JsonObject[]): string[] =>
  blocks
    .flatMap(elementsOf)
    .filter((element) => element['type'] === 'button')
    .map((element) => stringAt(objectAt(element, 'text'), 'text'));

/** A live look at a message. */
export const showMessage = (world: World, state: MessageState): ShownMessage => ({
  ts: state.ts,
  channelId: state.channelId,
  ephemeral: state.onlyFor !== undefined,
  threadTs: state.threadTs,
  get text() {
    return textOf(messageObject(world, state), nameOf(world));
  },
  get raw() {
    return messageObject(world, state);
  },
  get fallback() {
    return state.text;
  },
  get buttons() {
    return labelsOf(state.blocks);
  },
  get edited() {
    return state.edited;
  },
  get deleted() {
    return state.deleted;
  },
  get history() {
    return state.before.map(({ text, blocks }) => textOf({ text, blocks }, nameOf(world)));
  },
});

/** A live look at a view. */
export const showView = (world: World, state: ViewState): OpenView => ({
  id: state.id,
  get title() {
    return stringAt(objectAt(state.view, 'title'), 'text');
  },
  get text() {
    return textOf(viewObject(world, state), nameOf(world));
  },
  get raw() {
    return viewObject(world, state);
  },
  get callbackId() {
    return stringAt(state.view, 'callback_id');
  },
  get privateMetadata() {
    return stringAt(state.view, 'private_metadata');
  },
  get buttons() {
    return labelsOf(objectsAt(state.view, 'blocks'));
  },
  get open() {
    return state.open;
  },
  get fields() {
    return objectsAt(state.view, 'blocks')
      .filter((block) => block['type'] === 'input')
      .map((block) => stringAt(objectAt(block, 'label'), 'text'));
  },
  get values() {
    const values: { [blockId: string]: Json } = state.values;
    return values;
  },
});
