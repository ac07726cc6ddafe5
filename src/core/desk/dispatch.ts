// From an ask to an outcome: find out where it belongs and what it asks for, check what the command needs, read what
// was typed, run the command.

import type { Outcome } from '../command/answer.ts';
import type { Ask } from '../command/ask.ts';
import type { AnyContext } from '../command/command.ts';
import { factsFor } from '../command/option-facts.ts';
import * as refusals from '../command/refusals.ts';
import { membersToLookUp } from '../members/look-up.ts';
import { calledName } from '../members/names.ts';
import { BESIDE } from '../message/press.ts';
import type { Where } from '../model/asks.ts';
import type { GroupId } from '../model/ids.ts';
import { furtherForm, optionForm } from '../options/option-form.ts';
import { readValues } from '../options/read-values.ts';
import { joinFirst } from './after-joining.ts';
import type { Attempt } from './attempt.ts';
import { contextOf } from './context.ts';
import { answerMistake, answerUnread } from './mistakes.ts';
import {
  askThatWaited,
  askWhichGroup,
  askWhichItem,
  goingOnIn,
  isAnswer,
  pickedGroup,
} from './questions.ts';
import { formAgain, reopenable, reopens } from './reopening.ts';
import type { DeskServices } from './services.ts';
import { type Planned, type Task, taskOf } from './task.ts';
import { refreshed, withGroup } from './where.ts';

/** Answers one ask; `where` is what was found out at once. */
export async function dispatch(
  services: DeskServices,
  ask: Ask,
  attempt: Attempt,
  where: Where,
): Promise<Outcome> {
  if (reopens(ask.input)) {
    const again = await formAgain(services.store.read, ask.input, where.account);
    const group = pickedGroup(ask.input);
    return group === undefined ? again : goingOnIn(again, group);
  }
  if (!isAnswer(ask.input))
    return dispatchIn(services, ask, attempt, where, pickedGroup(ask.input));
  const waited = await askThatWaited(services.store.read, ask, where.account);
  if (waited === undefined) return refusals.expiredDraft();
  const once = { ...attempt, key: waited.key ?? attempt.key };
  const outcome = await dispatchIn(services, waited.ask, once, where, waited.group);
  // In place of the question, unless the message has more to it.
  const isBeside = isAnsweredBeside(ask.input);
  return !isBeside && outcome.kind === 'message' && outcome.audience === 'asker'
    ? { ...outcome, replaces: true }
    : outcome;
}

/** `picked` is the group that a person in several has picked. */
async function dispatchIn(
  services: DeskServices,
  ask: Ask,
  attempt: Attempt,
  where: Where,
  picked: GroupId | undefined,
): Promise<Outcome> {
  const located = await withGroup(services.store.read.asks, ask, where, picked);
  const { choices, ...known } = await refreshed(services, ask, located);
  const first = await contextOf(services, ask, attempt, known, async (asks) =>
    withGroup(asks, ask, await asks.locate(ask, attempt.key), picked),
  );
  const { context, planned } = await plannedIn(first);
  if (choices && known.account && dependsOnGroup(planned)) {
    return askWhichGroup(context, known.account, choices);
  }
  const outcome = await outcomeOf(services, planned, context);
  return picked === undefined || !ask.direct ? outcome : goingOnIn(outcome, picked);
}

/** What is asked for. Words that are nothing else may be a member's name: then the names are found out. */
async function plannedIn(context: AnyContext) {
  const planned = taskOf(context.ask.input, context);
  if (!('mistake' in planned) || planned.mistake.kind !== 'unreadable') return { context, planned };
  const options = Object.values(planned.mistake.command.options);
  if (!options.some(({ kind }) => kind === 'member')) return { context, planned };
  const members = await membersToLookUp(context);
  const named = { ...context, memberNames: members.map(calledName) };
  return { context: named, planned: taskOf(context.ask.input, named) };
}

/** Whether a person in several groups has to be asked which, in direct messages. */
function dependsOnGroup(planned: Planned): boolean {
  if ('mistake' in planned) return planned.mistake.kind !== 'unknown';
  if ('outcome' in planned) return planned.anywhere !== true;
  const { needs, placeOnly } = planned.task.command;
  return needs !== 'nothing' && !placeOnly;
}

async function outcomeOf(
  services: DeskServices,
  planned: Planned,
  context: AnyContext,
): Promise<Outcome> {
  if ('outcome' in planned) return planned.outcome;
  if ('mistake' in planned) return answerMistake(services, planned.mistake, context);
  const { task } = planned;
  return reopenable(services, task, context, await perform(services, task, context));
}

async function perform(services: DeskServices, task: Task, context: AnyContext): Promise<Outcome> {
  const { command } = task;
  const refusal = await refusalOf(task, context);
  if (refusal !== undefined) return refusal;
  if (task.kind === 'act') return task.action(context, task.pressed);
  const facts = await factsFor(command, task.values, context);
  const read = readValues(command.options, task.values, facts);
  switch (read.kind) {
    case 'read': {
      const further = task.known && furtherForm(command, task.known, task.values);
      if (further !== undefined) return { kind: 'form', form: further };
      const { leftForNote } = task;
      const given = leftForNote ? { ...context, leftForNote } : context;
      return inPlace(context.ask, await command.run(given, read.values));
    }
    case 'missing': {
      const [first, ...others] = read.names.map(refusals.missingOption);
      // A form that was sent stays, with what it lacks beside its fields.
      return task.known === undefined || first === undefined
        ? { kind: 'form', form: optionForm(command, task.values) }
        : refusals.unreadableInputs([first, ...others, ...read.unread], command);
    }
    case 'unreadable':
      return answerUnread(services, task, read.unread, context);
    case 'ambiguous':
      return askWhichItem(task, context, read);
  }
}

function isAnsweredBeside(input: Ask['input']): boolean {
  return input.kind === 'press' && input.press.args.includes(BESIDE);
}

/** A command run by a button of a private message answers in that message, unless the button says otherwise. */
function inPlace(ask: Ask, outcome: Outcome): Outcome {
  const { input } = ask;
  const pressedInPrivate =
    input.kind === 'press' && input.private && !input.press.args.includes(BESIDE);
  if (!pressedInPrivate || outcome.kind !== 'message' || outcome.audience !== 'asker') {
    return outcome;
  }
  return { ...outcome, replaces: true };
}

async function refusalOf(task: Task, context: AnyContext): Promise<Outcome | undefined> {
  const { ask, group, member } = context;
  const { command } = task;
  if (command.placeOnly && ask.direct) return refusals.notInDirect(command.name);
  if (command.needs === 'nothing') return undefined;
  if (command.needs === 'admin') {
    const isAdmin = await ask.asker.isAdmin();
    if (isAdmin === undefined) return refusals.perhapsNoAdmin();
    return isAdmin ? undefined : refusals.adminsOnly();
  }
  if (group === undefined) {
    return ask.direct ? refusals.noGroupInDirect() : refusals.noGroupYet();
  }
  if (command.needs === 'member' && member === undefined) {
    // A button of a command need not do what the command does: Verify logs nothing.
    return task.kind === 'run' ? joinFirst(task, context, group) : refusals.notJoined(group.name);
  }
  return undefined;
}
