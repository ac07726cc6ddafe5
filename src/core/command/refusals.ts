// Answers to what cannot be done: what was wrong, an example that works, nothing changed.

import { bold, code, joined, type Rich, rich, command as typed } from '../message/inline.ts';
import {
  actions,
  type Button,
  button,
  type Message,
  message,
  quiet,
  select,
  text,
} from '../message/message.ts';
import { press } from '../message/press.ts';
import type { DraftId } from '../model/ids.ts';
import { LIVE_SURFACES, PLATFORMS } from '../model/platforms.ts';
import type { Unread } from '../options/read-values.ts';
import type { Item } from '../roadmap/roadmap.ts';
import { quote } from '../text/quote.ts';
import type { Problem } from '../text/reading.ts';
import { type Answer, answer, type Outcome, refusal, refusalOf } from './answer.ts';
import type { Command } from './command.ts';

/** What is shown in place of the values that a problem names, and what can be pressed. */
type Offered = {
  readonly tries?: readonly Rich[];
  readonly examples?: readonly Rich[];
  readonly buttons?: readonly Button[];
};

/**
 * "I can't read … Try `a`, `b` or `c`. Nothing was logged." Where nothing near it is known, examples of
 * such a value, or else of the command, if that is given. `option` is where it was typed, if known.
 */
export function unreadableInput(
  problem: Problem,
  command: Pick<Command, 'unchanged'> & Partial<Pick<Command, 'name' | 'examples'>>,
  option?: string,
  offered: Offered = {},
): Outcome {
  const { unchanged } = command;
  const told =
    offered.tries === undefined
      ? toldOf(problem, exampleOf(command))
      : joined(' ', problem.what, waysOf(offered, command));
  return refusal(
    message(text(joined(' ', told, unchanged)), actions(...(offered.buttons ?? []))),
    option,
  );
}

/**
 * All that could not be read, a line each; beside its field each is told like the only one. Where whole commands are
 * known that would work they follow what was wrong.
 */
export function unreadableInputs(
  unread: readonly [Unread, ...Unread[]],
  command: Pick<Command, 'unchanged'> & Partial<Pick<Command, 'name' | 'examples'>>,
  offered: Offered = {},
): Outcome {
  const [{ problem, option }, ...others] = unread;
  if (others.length === 0) return unreadableInput(problem, command, option, offered);
  const { unchanged } = command;
  const told =
    offered.tries === undefined
      ? joined('\n', ...unread.map((each) => toldOf(each.problem)), unchanged)
      : joined(
          ' ',
          ...unread.map((each) => each.problem.what),
          waysOf(offered, command),
          unchanged,
        );
  return refusalOf(
    message(text(told), actions(...(offered.buttons ?? []))),
    unread.map((each) => ({
      option: each.option,
      message: message(text(joined(' ', toldOf(each.problem), unchanged))),
    })),
  );
}

/** A required option that was left empty, as something that could not be read. */
export function missingOption(option: string): Unread {
  return { option, problem: { what: `The ${option} is missing.`, tries: [] } };
}

/** "I can't read … Try `a` or `b`." */
function toldOf({ what, tries, examples = [] }: Problem, otherwise?: Rich): Rich {
  if (tries.length > 0) return joined(' ', what, rich`Try ${alternatives(tries.map(code))}.`);
  if (examples.length > 0) {
    return joined(' ', what, rich`For example ${alternatives(examples.map(code))}.`);
  }
  return joined(' ', what, otherwise);
}

/** "Try `/log 1h30m`."; where nothing was made of what was typed, how it could look. */
function waysOf(
  { tries = [], examples = [] }: Offered,
  command: Partial<Pick<Command, 'name' | 'examples'>>,
) {
  if (tries.length > 0) return rich`Try ${alternatives(tries)}.`;
  return examples.length > 0 ? rich`For example ${alternatives(examples)}.` : exampleOf(command);
}

/** The first example that has words after the name. */
function exampleOf({ name, examples = [] }: Partial<Pick<Command, 'name' | 'examples'>>) {
  if (name === undefined) return undefined;
  const words = examples.find((example) => example !== '') ?? '';
  return rich`For example ${typed(`${name} ${words}`.trim())}.`;
}

export function noGroupYet(): Outcome {
  return answer(
    message(
      text('No study group is set up here yet. Nothing was changed.'),
      quiet(
        rich`Somebody who manages this server or workspace can start one with ${typed('setup group')}.`,
      ),
    ),
  );
}

export function noGroupInDirect(): Outcome {
  return answer(
    message(
      text('You are not in a study group yet. Nothing was changed.'),
      quiet(rich`Join one with ${typed('join')} in the server or workspace of the group.`),
    ),
  );
}

/** `join` is what the Join button does. */
export function notJoined(
  groupName: string,
  unchanged = 'Nothing was changed.',
  join = press('join'),
): Outcome {
  return answer(
    message(
      text(rich`You have not joined ${bold(groupName)} yet. ${unchanged}`),
      actions(button('Join', join, 'primary')),
    ),
  );
}

export function adminsOnly(): Outcome {
  return answer(
    message(
      text('These settings are for whoever manages this server or workspace. Nothing was changed.'),
      quiet(LIVE_SURFACES.map((id) => `${PLATFORMS[id].name}: ${PLATFORMS[id].admins}.`).join(' ')),
    ),
  );
}

export function perhapsNoAdmin(): Outcome {
  return answer(
    message(
      text(
        'Whether you manage this server or workspace could not be found out just now. Nothing was changed. Please try again in a minute.',
      ),
    ),
  );
}

export function notInDirect(name: string): Outcome {
  return answer(
    message(
      text(
        rich`${typed(name)} works in the server or workspace of the group, not in direct messages. Nothing was changed.`,
      ),
    ),
  );
}

/** `near` are commands that were perhaps meant, and can be pressed. */
export function unknownCommand(
  name: string,
  near: readonly Rich[] = [],
  buttons: readonly Button[] = [],
): Outcome {
  return answer(
    message(
      text(
        joined(
          ' ',
          name === '' ? 'Say what to do.' : `There is no command ${quote(name)}.`,
          near.length === 0
            ? rich`${typed('help')} lists them.`
            : rich`Try ${alternatives(near)}; ${typed('help')} lists all.`,
          'Nothing was changed.',
        ),
      ),
      actions(...buttons),
    ),
  );
}

/** A button or form whose meaning is gone, or never was. */
export function stale(): Outcome {
  return answer(
    message(
      text('That button no longer works here. Nothing was changed.'),
      quiet(rich`Ask again with the command; ${typed('help')} lists them.`),
    ),
  );
}

export function expiredDraft(): Outcome {
  return answer(message(text('That question has expired. Nothing was changed. Please ask again.')));
}

/** No platform's menu holds more. */
const MOST_CHOICES = 25;

/** Several items fit what was typed: the asker picks one. */
export function whichItem(
  typedText: string,
  candidates: readonly Item[],
  draft: DraftId,
  option: string,
): Outcome {
  return answer(
    message(
      text(
        candidates.length > MOST_CHOICES
          ? `${quote(typedText)} fits ${candidates.length} items. Pick one of the likeliest, or type more of its name.`
          : `${quote(typedText)} fits several items. Which one?`,
      ),
      select(
        press('desk.pick', draft, option),
        'Pick an item',
        candidates.slice(0, MOST_CHOICES).map((item) => ({
          label: item.title,
          value: item.id,
          description: `Quarter ${item.quarter}, ${item.kind}`,
        })),
      ),
    ),
  );
}

export function whichGroup(
  groups: readonly { readonly id: number; readonly name: string }[],
  draft: DraftId,
): Outcome {
  return answer(
    message(
      text('You are in several groups. Which one is this for?'),
      select(
        press('desk.group', draft),
        'Pick a group',
        groups.map((group) => ({ label: group.name, value: String(group.id) })),
      ),
    ),
  );
}

/** What went wrong on our side. To ask again is right only where nothing of the ask is stored. */
export function apology(reference: string, { stands }: Pick<Answer, 'stands'> = {}): Outcome {
  return answer(stands ? standsApology(reference) : apologyMessage(reference));
}

export function apologyMessage(reference: string): Message {
  return message(
    text('Sorry, something went wrong on our side. Nothing was changed. Please try again.'),
    quiet(rich`If it happens again, tell who hosts Cairn this reference: ${code(reference)}.`),
  );
}

function standsApology(reference: string): Message {
  return message(
    text(
      rich`Sorry, the answer to this cannot be shown. What you asked for is stored and need not be sent again: ${typed('history')} shows it.`,
    ),
    quiet(rich`Tell who hosts Cairn this reference: ${code(reference)}.`),
  );
}

function alternatives(parts: readonly Rich[]): Rich {
  if (parts.length < 2) return parts;
  return [joined(', ', ...parts.slice(0, -1)), ' or ', parts.at(-1) ?? ''];
}
