// From an ask to an outcome: find where it belongs, check what the command needs,
// read what was typed, run the command.
import type { Context, GroupContext, Outcome } from '../command/command.ts';
import * as refusals from '../command/refusals.ts';
import type { Ask } from '../command/surface.ts';
import { BESIDE } from '../message/press.ts';
import type { GroupId } from '../model/ids.ts';
import { furtherForm, optionForm } from '../options/option-form.ts';
import { readValues } from '../options/read-values.ts';
import { contextToReadIn } from '../options/reading-zone.ts';
import { contextOf, refreshed } from './context.ts';
import type { DeskParts } from './desk-parts.ts';
import { goingOnIn, pickedGroup } from './picked-group.ts';
import { type Answered, askWhichGroup, askWhichItem, takeAnswer } from './questions.ts';
import { type Planned, type Task, taskOf } from './task.ts';
import { findWhere } from './where.ts';

/** Answers one ask. `key` names the interaction for ever; `group` is set when a person in several has picked one. */
export async function dispatch(
  parts: DeskParts,
  ask: Ask,
  key: string,
  group?: GroupId,
): Promise<Outcome> {
  const chosen = group ?? pickedGroup(ask.input);
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
  const answered = await takeAnswer(parts, ask, found);
  if (answered !== undefined) return goOn(parts, key, answered);
  const several = found.kind === 'several';
  const where = await refreshed(parts, ask, several ? { account: found.account } : found.where);
  const context = await contextOf(parts, ask, key, where);
  const planned = taskOf(parts, ask.input, context);
  if (several && dependsOnGroup(planned)) return askWhichGroup(parts, ask, found);
  return 'task' in planned ? perform(parts, planned.task, context) : planned.outcome;
}

/** With the ask that waited for an answer, in place of the question. */
async function goOn(parts: DeskParts, key: string, answered: Answered): Promise<Outcome> {
  if ('outcome' in answered) return answered.outcome;
  const outcome = await dispatch(parts, answered.ask, key, answered.group);
  return outcome.kind === 'message' && outcome.audience === 'asker'
    ? { ...outcome, replaces: true }
    : outcome;
}

/** Whether a person in several groups has to be asked which, in direct messages. */
function dependsOnGroup(planned: Planned): boolean {
  if (!('task' in planned)) return planned.anywhere !== true;
  const { needs, placeOnly } = planned.task.command;
  return needs !== 'nothing' && !placeOnly;
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

async function refusalOf(task: Task, context: Context): Promise<Outcome | undefined> {
  const { command } = task;
  const { ask, group, member } = context as Context & Partial<GroupContext>;
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
    return refusals.notJoined(group.name, task.kind === 'run' ? command.unchanged : undefined);
  }
  return undefined;
}
