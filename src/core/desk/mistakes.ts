// What somebody is told whose words could not be read: what was wrong, and whole commands that would work, each with a
// button that runs it. Until one is pressed it waits as a draft, and nothing has changed.
import type { Outcome } from '../command/answer.ts';
import type { AnyContext } from '../command/command.ts';
import * as refusals from '../command/refusals.ts';
import { type Rich, command as typed } from '../message/inline.ts';
import { type Button, button } from '../message/message.ts';
import { press } from '../message/press.ts';
import type { Store } from '../model/store.ts';
import type { Unread } from '../options/read-values.ts';
import { draftOf, runOf } from './drafts.ts';
import type { TextAsk } from './text-ask.ts';
import {
  type Asked,
  firstReadable,
  mendedBy,
  readableTurned,
  readableWays,
  type Way,
} from './ways.ts';

/** A line in which the command is unknown, or the words that follow it. */
export type Mistake = Exclude<TextAsk, { kind: 'read' }>;

type Storing = { readonly store: Store };

export async function answerMistake(
  services: Storing,
  mistake: Mistake,
  context: AnyContext,
): Promise<Outcome> {
  const { rest } = mistake;
  if (mistake.kind === 'unknown') {
    const { name, nearest } = mistake;
    const ways = nearest ? await readableWays(context, nearest, [{ rest }], { opening: true }) : [];
    const shown = ways.length > 0 ? ways.map(shownAs) : nearest ? [typed(nearest.name)] : [];
    return refusals.unknownCommand(name, shown, await buttonsFor(services, ways, context));
  }
  const { command } = mistake;
  const meant = await firstReadable(context, command, mistake.ways);
  const ways = meant.length > 0 ? meant : await readableTurned(context, command, rest);
  const samples = await readableWays(context, command, mistake.samples);
  const offered = await offeredBy(services, context, { ways, samples });
  return refusals.unreadableInput(mistake.problem, command, undefined, offered);
}

/** Of values that cannot be read, or that have no place beside the others. */
export async function answerUnread(
  services: Storing,
  asked: Asked,
  unread: readonly [Unread, ...Unread[]],
  context: AnyContext,
): Promise<Outcome> {
  const { command } = asked;
  const [{ problem }] = unread;
  const misplaced = unread.some((each) => each.misplaced === true);
  const rest = misplaced ? undefined : asked.rest;
  const mended = (tries: readonly string[]) =>
    readableWays(context, command, mendedBy(asked, unread, tries));
  const ways = await firstFound(
    () => (rest ? readableTurned(context, command, rest) : []),
    () => mended(problem.tries),
    () => (rest ? readableTurned(context, command, rest, 1) : []),
  );
  const samples = misplaced || ways.length > 0 ? [] : await mended(problem.examples ?? []);
  const offered = await offeredBy(services, context, { ways, samples });
  // A form stays open, or opens again: what is needed there is a value for each field.
  const inForm = context.ask.input.kind === 'submit';
  const shown = inForm ? { buttons: offered.buttons } : offered;
  return refusals.unreadableInputs(unread, command, shown);
}

async function firstFound(
  ...searches: readonly (() => readonly Way[] | Promise<readonly Way[]>)[]
): Promise<readonly Way[]> {
  for (const search of searches) {
    const ways = await search();
    if (ways.length > 0) return ways;
  }
  return [];
}

type Offered = { readonly ways: readonly Way[]; readonly samples: readonly Way[] };

async function offeredBy(services: Storing, context: AnyContext, { ways, samples }: Offered) {
  return {
    tries: ways.map(shownAs),
    examples: samples.slice(0, 1).map(shownAs),
    buttons: await buttonsFor(services, ways, context),
  };
}

/** Whoever Cairn does not know yet has nothing that could be kept for them. */
async function buttonsFor(
  { store }: Storing,
  ways: readonly Way[],
  { account, now }: AnyContext,
): Promise<readonly Button[]> {
  if (ways.length === 0) return [];
  if (account === undefined) return ways.flatMap(directButton);
  return store.run(async (tx) => {
    const buttons: Button[] = [];
    for (const way of ways) {
      const draft = await tx.drafts.add(account.id, draftOf(runOf(way)), now);
      buttons.push(button(labelOf(way), press('desk.try', draft.id)));
    }
    return buttons;
  });
}

/** What a button can carry by itself. */
const MOST_CARRIED = 40;

function directButton(way: Way): readonly Button[] {
  const values = Object.entries(way.values).map(([name, value]) => `${name}=${value}`);
  if (values.join('').length > MOST_CARRIED || /[^\x20-\x7e]/.test(values.join(''))) return [];
  return [button(labelOf(way), press(way.command.name, ...values))];
}

function labelOf({ line, marked }: Way): string {
  return [line, ...marked.map(({ name }) => `${name}:…`)].join(' ');
}

/** As many characters of a note as tell it from another. */
const LONGEST_SHOWN = 150;

function shownAs({ line, marked }: Way): Rich {
  const characters = Array.from(line);
  const short =
    characters.length > LONGEST_SHOWN ? `${characters.slice(0, LONGEST_SHOWN).join('')}…` : line;
  return typed([short, ...marked.map(({ name }) => `${name}:…`)].join(' '));
}
