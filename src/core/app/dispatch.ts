// From an ask to an outcome: find where it belongs, check what the command needs,
// read what was typed, run the command.
import type { Command, Context, GroupContext, Outcome, Pressed } from '../command/command.ts';
import type { Press } from '../message/press.ts';
import { draftId, type GroupId } from '../model/ids.ts';
import type { Account } from '../model/member.ts';
import type { Ask, Deed, RawValues } from '../ports/surface.ts';
import { dateIn } from '../time/temporal.ts';
import type { DeskParts } from './desk-parts.ts';
import { deedOf, draftOf } from './drafts.ts';
import { furtherForm, optionForm } from './option-form.ts';
import { goingOnIn, pickedGroup } from './picked-group.ts';
import { readValues } from './read-values.ts';
import { contextToReadIn } from './reading-zone.ts';
import * as refusals from './refusals.ts';
import { rememberedAnswer, rememberedText } from './remembered.ts';
import { readTextAsk } from './text-ask.ts';
import { type Found, findWhere, type Where } from './where.ts';

/** A command with raw values, or one of its buttons and forms. */
type Task =
  | {
      readonly kind: 'run';
      readonly command: Command;
      readonly values: RawValues;
      /** Of a form that was sent: what was known when it was made. */
      readonly known?: RawValues;
    }
  | {
      readonly kind: 'act';
      readonly command: Command;
      readonly action: Command['actions'][string];
      readonly pressed: Pressed;
    };

type Planned =
  | { readonly task: Task }
  /** Settled already; `anywhere` where it is the same in whatever group. */
  | { readonly outcome: Outcome; readonly anywhere?: boolean };

/** Answers one ask. `key` names the interaction for ever; `group` is set when a person in several has picked one. */
export async function dispatch(
  parts: DeskParts,
  ask: Ask,
  key: string,
  group?: GroupId,
): Promise<Outcome> {
  const chosen = group ?? pickedGroup(ask.did);
  const outcome = await dispatchIn(parts, ask, key, chosen);
  return chosen === undefined || !ask.direct ? outcome : goingOnIn(outcome, chosen);
}

async function dispatchIn(
  parts: DeskParts,
  ask: Ask,
  key: string,
  group: GroupId | undefined,
): Promise<Outcome> {
  const found = await findWhere(parts.store.read, ask, group);
  const resumed = await takeUpDraft(parts, ask, key, found);
  if (resumed !== undefined) return resumed;
  const several = found.kind === 'several';
  const where = await refreshed(parts, ask, several ? { account: found.account } : found.where);
  const context = await contextOf(parts, ask, key, where);
  const planned = plan(parts, ask.did, context);
  if (several && dependsOnGroup(planned)) return askWhichGroup(parts, ask, found);
  return 'task' in planned ? perform(parts, planned.task, context) : planned.outcome;
}

/** Whether a person in several groups has to be asked which, in direct messages. */
function dependsOnGroup(planned: Planned): boolean {
  if (!('task' in planned)) return planned.anywhere !== true;
  const { needs, placeOnly } = planned.task.command;
  return needs !== 'nothing' && !placeOnly;
}

/** The answer to a question that the desk itself asked: which item, which group. */
async function takeUpDraft(
  parts: DeskParts,
  ask: Ask,
  key: string,
  found: Found,
): Promise<Outcome | undefined> {
  const { did } = ask;
  if (did.kind !== 'press' || !did.press.action.startsWith('desk.')) return undefined;
  const account = found.kind === 'several' ? found.account : found.where.account;
  const id = draftId(did.press.args[0]);
  const draft =
    id === undefined || account === undefined
      ? undefined
      : await parts.store.read.draft(id, account.id);
  if (draft === undefined || did.chosen === undefined) return refusals.expiredDraft();
  const option = did.press.args[1];
  const picksGroup = did.press.action === 'desk.group';
  const values = option === undefined ? draft.values : { ...draft.values, [option]: did.chosen };
  const deed = deedOf({ command: draft.command, values });
  if (deed === undefined) return refusals.expiredDraft();
  const chosen = picksGroup ? (Number(did.chosen) as GroupId) : pickedGroup(did);
  const outcome = await dispatch(parts, { ...ask, did: deed }, key, chosen);
  return outcome.kind === 'message' && outcome.audience === 'asker'
    ? { ...outcome, replaces: true }
    : outcome;
}

async function askWhichGroup(
  parts: DeskParts,
  ask: Ask,
  { account, groups }: Extract<Found, { kind: 'several' }>,
): Promise<Outcome> {
  const draft = await parts.store.run((tx) =>
    tx.addDraft(account.id, draftOf(ask.did), parts.clock.now()),
  );
  return refusals.whichGroup(groups, draft.id);
}

/** Who asks in a place of the group is there again, whatever was found out before. */
async function refreshed(parts: DeskParts, ask: Ask, where: Where): Promise<Where> {
  const named = await freshName(parts, ask, where);
  const { member, place } = named;
  if (place === undefined || member?.leftAt === undefined) return named;
  await parts.store.run((tx) => tx.updateMember(member.id, { leftAt: null }));
  const { leftAt: _gone, ...back } = member;
  return { ...named, member: back };
}

async function freshName(parts: DeskParts, ask: Ask, where: Where): Promise<Where> {
  const { account } = where;
  if (account === undefined || account.name === ask.asker.name) return where;
  const now = parts.clock.now();
  const renamed = await parts.store.run((tx) => tx.knowAccount(account, ask.asker.name, now));
  return { ...where, account: renamed };
}

async function contextOf(parts: DeskParts, ask: Ask, key: string, where: Where): Promise<Context> {
  const now = parts.clock.now();
  const { roadmaps, store } = parts;
  const context: Context = {
    ...where,
    ask,
    now,
    read: parts.store.read,
    commands: parts.commands,
    defaultRoadmap: roadmaps.shipped,
    roadmaps,
    roadmapOf: (group) => roadmaps.roadmapOf(group, store.read),
    once: (work) =>
      parts.store.run(async (tx) => {
        const known = await tx.answerTo(key);
        if (known !== undefined) return rememberedAnswer(known);
        const outcome = await work(tx);
        await tx.remember(key, where.account?.id, rememberedText(outcome), now);
        return outcome;
      }),
    again: (work) => parts.store.run(work),
    async post(channel, message) {
      const surface = parts.surface(ask.surface);
      if (surface === undefined) return { kind: 'unavailable', code: 'not-running' };
      return surface.post(channel, message, ask.id.slice(-25));
    },
  };
  if (where.group === undefined) return context;
  const zone = where.member?.timeZone ?? where.group.timeZone;
  const inGroup: GroupContext = {
    ...context,
    group: where.group,
    roadmap: await roadmaps.roadmapOf(where.group, store.read),
    zone,
    today: dateIn(zone, now),
  };
  return inGroup;
}

/** Which command a deed is for, and with what. */
function plan(parts: DeskParts, deed: Deed, context: Context): Planned {
  switch (deed.kind) {
    case 'command':
      return planRun(parts, deed.command, deed.values);
    case 'text':
      return planText(parts, deed, context);
    case 'press':
      return planPress(parts, deed.press, deed.chosen);
    case 'submit':
      return planPress(parts, deed.press, undefined, deed.values);
  }
}

function planRun(parts: DeskParts, name: string, values: RawValues): Planned {
  const command = parts.commands.find((candidate) => candidate.name === name);
  if (command === undefined) {
    return { outcome: refusals.unknownCommand(name, undefined), anywhere: true };
  }
  return { task: { kind: 'run', command, values } };
}

function planText(
  parts: DeskParts,
  deed: Extract<Deed, { kind: 'text' }>,
  context: Context,
): Planned {
  const read = readTextAsk(parts.commands, deed, context);
  switch (read.kind) {
    case 'read':
      return { task: { kind: 'run', command: read.command, values: read.values } };
    case 'unknown':
      return { outcome: refusals.unknownCommand(read.name, read.nearest), anywhere: true };
    case 'unreadable':
      return { outcome: refusals.unreadableInput(read.problem, read.command) };
  }
}

function planPress(
  parts: DeskParts,
  press: Press,
  chosen: string | undefined,
  sent?: RawValues,
): Planned {
  const [name = '', actionName] = press.action.split('.');
  const command = parts.commands.find((candidate) => candidate.name === name);
  if (command === undefined) return { outcome: refusals.stale() };
  if (actionName === undefined) {
    const known = pressedValues(press);
    const values = { ...known, ...sent };
    return { task: { kind: 'run', command, values, ...(sent !== undefined && { known }) } };
  }
  const action = command.actions[actionName];
  if (action === undefined) return { outcome: refusals.stale() };
  const texts = Object.entries(sent ?? {}).map(([key, value]) => [key, String(value)] as const);
  const pressed: Pressed = {
    args: press.args,
    ...(chosen !== undefined && { chosen }),
    values: Object.fromEntries(texts),
  };
  return { task: { kind: 'act', command, action, pressed } };
}

/** The options that a button gives a command: "period=week". */
function pressedValues(press: Press): RawValues {
  return Object.fromEntries(
    press.args.flatMap((arg) => {
      const at = arg.indexOf('=');
      return at < 1 ? [] : [[arg.slice(0, at), arg.slice(at + 1)]];
    }),
  );
}

async function perform(parts: DeskParts, task: Task, context: Context): Promise<Outcome> {
  const { command } = task;
  const refusal = await refusalOf(task, context);
  if (refusal !== undefined) return refusal;
  // The command was defined with a context and values of its own types; `refusalOf` and `readValues`
  // have just made sure of them. This is the one place where that is said to the compiler.
  if (task.kind === 'act') return task.action(context as never, task.pressed);
  const reading = await contextToReadIn(command, task.values, context);
  const read = readValues(command, task.values, reading);
  switch (read.kind) {
    case 'read': {
      const further = task.known && furtherForm(command, task.known, task.values);
      if (further !== undefined) return { kind: 'form', form: further };
      return inPlace(context.ask, await command.run(context as never, read.values as never));
    }
    case 'missing':
      return { kind: 'form', form: optionForm(command, task.values) };
    case 'unreadable':
      return refusals.unreadableInput(read.problem, command, read.option);
    case 'ambiguous':
      return askWhichItem(parts, task, context, read);
  }
}

/** A command run by a button of a private message answers in that message. */
function inPlace(ask: Ask, outcome: Outcome): Outcome {
  const pressedInPrivate = ask.did.kind === 'press' && ask.did.private;
  if (!pressedInPrivate || outcome.kind !== 'message' || outcome.audience !== 'asker') {
    return outcome;
  }
  return { ...outcome, replaces: true };
}

async function refusalOf(task: Task, context: Context): Promise<Outcome | undefined> {
  const { command } = task;
  const { ask, group, member } = context as Context & Partial<GroupContext>;
  if (command.placeOnly && ask.direct) return refusals.notInDirect(command.name);
  if (command.needs === 'nothing') return undefined;
  if (command.needs === 'admin') {
    return (await ask.asker.isAdmin()) ? undefined : refusals.adminsOnly();
  }
  if (group === undefined) {
    return ask.direct ? refusals.noGroupInDirect() : refusals.noGroupYet();
  }
  if (command.needs === 'member' && member === undefined) {
    // A button of a command need not do what the command does: Verify logs nothing.
    return refusals.notJoined(group.name, task.kind === 'run' ? command.unchanged : undefined);
  }
  return undefined;
}

async function askWhichItem(
  parts: DeskParts,
  task: Extract<Task, { kind: 'run' }>,
  { account, now }: Context & { readonly account?: Account },
  found: Extract<ReturnType<typeof readValues>, { kind: 'ambiguous' }>,
): Promise<Outcome> {
  if (account === undefined) return refusals.stale();
  const draft = await parts.store.run((tx) =>
    tx.addDraft(account.id, { command: task.command.name, values: task.values }, now),
  );
  return refusals.whichItem(found.typed, found.candidates, draft.id, found.option);
}
