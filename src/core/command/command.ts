// The command contract: a command is one plain, typed object in one file of commands/, the same for all surfaces.
import type { Message } from '../message/message.ts';
import type { Account } from '../model/accounts.ts';
import type { Where } from '../model/asks.ts';
import type { Group } from '../model/groups.ts';
import type { Member } from '../model/members.ts';
import type { Place } from '../model/places.ts';
import type { RoadmapShelf } from '../model/roadmaps.ts';
import type { Store, Transaction } from '../model/store.ts';
import type { Options, Values } from '../options/option.ts';
import type { Roadmap } from '../roadmap/roadmap.ts';
import type { Instant, PlainDate, ZoneId } from '../time/temporal.ts';
import type { Outcome } from './answer.ts';
import type { Ask } from './ask.ts';
import type { Channel, PostOutcome } from './surface.ts';

/** What every command is given. */
export type Context = {
  readonly ask: Ask;
  readonly read: Store['read'];
  readonly now: Instant;
  readonly commands: readonly Command[];
  readonly defaultRoadmap: Roadmap;
  readonly roadmaps: RoadmapShelf;
  /** The asker's account, once Cairn knows it. */
  readonly account?: Account;
  /** The place and the group that the ask belongs to; none before `setup group`. */
  readonly place?: Place;
  readonly group?: Group;
  /** Names of members who can be looked up, where words of a line may be one. */
  readonly memberNames?: readonly string[];
  /** The note begins with words of a typed line that nothing named as a note: they may be meant for something else. */
  readonly leftForNote?: true;
  /**
   * What was known of place, group and asker at first, where that had changed before the unit of work: the command runs
   * anew, by what holds now. What was not there yet may be by the first of two clicks, of which this is the second.
   */
  readonly overtaken?: Where;
  /**
   * Runs one unit of work for this interaction, once: asked again with the same interaction, it gives
   * the same answer and writes nothing. The unit begins by reading who asks, where and in which group: where that is not
   * what this context says any more, nothing is written and the command runs anew with what holds.
   */
  writeOnce(work: (tx: Transaction) => Promise<Outcome>): Promise<Outcome>;
  /** The same for what may be done again, as what replaces itself may: nothing is remembered of it. */
  write(work: (tx: Transaction) => Promise<Outcome>): Promise<Outcome>;
  /** Runs a unit of work and takes all of it back: to see what would be. */
  rehearse<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** The roadmap that a group follows. */
  roadmapOf(group: Group): Promise<Roadmap>;
  /** Whether somebody manages a place, which need not be where they ask; false where its platform does not say. */
  manages(place: Pick<Place, 'surface' | 'workspaceId'>, userId: string): Promise<boolean>;
  /** Posts to a channel of the asker's surface now: only to check that it can be done. */
  post(channel: Channel, message: Message): Promise<PostOutcome>;
};

/** Given to commands that need a group. Whoever has not joined can read. */
export type GroupContext = Context & {
  readonly group: Group;
  readonly roadmap: Roadmap;
  readonly member?: Member;
  /** The asker's zone: the member's, else the group's. */
  readonly zone: ZoneId;
  /** The asker's date: a member's day ends when they say. */
  readonly today: PlainDate;
};

/** What the desk gives: with the group's part where the ask belongs to one. */
export type AnyContext = Context & Partial<GroupContext>;

export type MemberContext = GroupContext & { readonly member: Member; readonly account: Account };

/** What a command needs before it runs; the rest is answered for it (design section 5, "Where things apply"). */
export type Need = 'nothing' | 'group' | 'member' | 'admin';

/** When a member wants a command: help tells them apart by it, in this order. */
export const USES = ['every day', 'sometimes', 'my settings', 'for admins'] as const;
export type Use = (typeof USES)[number];

export type ContextFor<N extends Need> = N extends 'member'
  ? MemberContext
  : N extends 'group'
    ? GroupContext
    : Context;

/** What was pressed or submitted: the arguments of the id, the choice of a select, the values of a form. */
export type Pressed = {
  readonly args: readonly string[];
  readonly chosen?: string;
  readonly values: Readonly<Record<string, string>>;
};

type Run<C, V> = (context: C, given: V) => Promise<Outcome>;

export type Command = {
  readonly name: string;
  /** At most 100 characters. */
  readonly about: string;
  readonly use: Use;
  /** What one types after the name: "1h30m coding". */
  readonly examples: readonly string[];
  readonly options: Options;
  readonly needs: Need;
  /** What a refusal ends with: "Nothing was logged." */
  readonly unchanged: string;
  /** Not in direct messages. */
  readonly placeOnly: boolean;
  /** Offered where a platform lists what can be done from anywhere, without a word typed. At most 24 characters. */
  readonly shortcut?: { readonly label: string };
  /** Offered where a platform lists what can be done with a person, who is given as that option. At most 24 characters. */
  readonly userAction?: { readonly label: string; readonly option: string };
  readonly run: Run<AnyContext, Values<Options>>;
  readonly actions: Readonly<Record<string, Run<AnyContext, Pressed>>>;
};

type Definition<N extends Need, O extends Options> = {
  readonly name: string;
  readonly about: string;
  readonly use: Use;
  readonly examples: readonly string[];
  readonly options: O;
  readonly needs: N;
  readonly unchanged?: string;
  readonly placeOnly?: boolean;
  readonly shortcut?: { readonly label: string };
  readonly userAction?: { readonly label: string; readonly option: keyof O & string };
  readonly run: Run<ContextFor<N>, Values<O>>;
  /** Buttons, selects and forms of the command, by name: `press('undo.restore', id)` comes to `restore`. */
  readonly actions?: Readonly<Record<string, Run<ContextFor<N>, Pressed>>>;
};

/**
 * Defines a command, its values typed by its options and its context by what it needs. The desk runs it with these
 * alone: what it needs is checked and its options are read before. This is the one place where that is said to the
 * compiler.
 */
export function defineCommand<const N extends Need, const O extends Options>(
  definition: Definition<N, O>,
): Command {
  return {
    unchanged: 'Nothing was changed.',
    placeOnly: false,
    ...definition,
    run: definition.run as Command['run'],
    actions: (definition.actions ?? {}) as Command['actions'],
  };
}
