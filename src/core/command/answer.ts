// What goes out: what a person sees next, and what has to follow it.
import type { Form } from '../message/form.ts';
import type { Message } from '../message/message.ts';
import type { EntryId, GroupId } from '../model/ids.ts';
import type { Ask } from './ask.ts';

/** A file of text, UTF-8. */
export type TextFile = {
  readonly name: string;
  readonly mediaType: string;
  readonly content: string;
};

/** What was not taken of what was typed: in which option, and what is told of it there. */
export type Mistake = { readonly option: string; readonly message: Message };

/** What a person should see next. */
export type Answer = Shown & {
  /** A unit of work of this ask is stored: whatever becomes of the answer, nobody may be told to ask once more. */
  readonly stands?: true;
};

type Shown =
  | {
      readonly kind: 'message';
      readonly message: Message;
      /** Seen by the asker alone, or by everyone in the channel. */
      readonly audience: 'asker' | 'channel';
      /** Takes the place of the message that was pressed on, where there was one. */
      readonly replaces: boolean;
      /** That message may be everyone's, and what takes its place is for everyone's eyes too. */
      readonly forAll?: boolean;
      /** Which entry it tells of: what told of it before is untrue by now, and can be replaced where a platform can. */
      readonly tells?: Telling;
      /** Given to the asker alone, beside the message. */
      readonly files?: readonly TextFile[];
      /** What was typed was not taken. A form can stay open for it, with each mistake beside its field. */
      readonly refused?: Refused;
    }
  | { readonly kind: 'form'; readonly form: Form }
  /** Nothing to say; the platform is told that all is well. */
  | { readonly kind: 'nothing' };

/** How an entry is told by itself: the answer's own message, unless that shows more. */
export type Telling = { readonly entry: EntryId; readonly alone?: Message };

export type Refused = {
  /** All of them; none where no option is to blame. The answer's message tells of all. */
  readonly mistakes: readonly Mistake[];
  /** The form as it was filled in, where it is known, and what a button that opens it again is called. */
  readonly reopen?: { readonly form: Form; readonly label: string };
};

/** What has to follow an answer, once what it tells of is stored. */
export type Effect =
  | {
      /** Post what is announced of an entry and not posted yet, and bring what is posted up to date. */
      readonly kind: 'announce';
      readonly entry: EntryId;
    }
  /** Say "removed" in place of announcements whose entries are deleted, and take deleted people's names off others. */
  | { readonly kind: 'unname' }
  /** Make sure that what was deleted is in none of the database's files any more. */
  | { readonly kind: 'scrub' }
  /** Tell accounts that they are linked. */
  | { readonly kind: 'tell' }
  /** Find out who has left the group's places. */
  | { readonly kind: 'look'; readonly group: GroupId };

export type Outcome = Answer & {
  readonly effects?: readonly Effect[];
  /** What is stored for a redelivery where the answer itself may not be: it shows a secret. */
  readonly stored?: Message;
};

/** An answer that the asker alone sees. */
export function answer(message: Message, ...effects: readonly Effect[]): Outcome {
  return { kind: 'message', message, audience: 'asker', replaces: false, effects };
}

/** An answer that what was typed was not taken, in `option` if that is known. */
export function refusal(message: Message, option?: string): Outcome {
  return refusalOf(message, option === undefined ? [] : [{ option, message }]);
}

/** The same for any number of mistakes at once, of which `message` tells. */
export function refusalOf(message: Message, mistakes: readonly Mistake[]): Outcome {
  return { kind: 'message', message, audience: 'asker', replaces: false, refused: { mistakes } };
}

/** A refusal of a form, with the form as it was filled in: where it does not stay open, it opens again by a button. */
export function reopening(outcome: Outcome, form: Form, label: string): Outcome {
  if (outcome.kind !== 'message' || outcome.refused === undefined) return outcome;
  return { ...outcome, refused: { ...outcome.refused, reopen: { form, label } } };
}

/** An answer in place of the message that was pressed on. */
export function replacement(message: Message, ...effects: readonly Effect[]): Outcome {
  return { kind: 'message', message, audience: 'asker', replaces: true, effects };
}

/** The same, fit for everyone who sees that message. */
export function replacementForAll(message: Message, ...effects: readonly Effect[]): Outcome {
  const replaced = { kind: 'message', message, audience: 'asker', replaces: true } as const;
  return { ...replaced, forAll: true, effects };
}

/** The same outcome, marked with the entry that it tells of as it stands now. */
export function telling(outcome: Outcome, entry: EntryId, alone?: Message): Outcome {
  if (outcome.kind !== 'message') return outcome;
  return { ...outcome, tells: { entry, ...(alone && { alone }) } };
}

/** A message that everyone in the channel sees. */
export function shared(message: Message): Outcome {
  return { kind: 'message', message, audience: 'channel', replaces: false };
}

/** Turns a page: never changes a message that others see too. */
export function turnedPage(
  { ask: { input } }: { readonly ask: Ask },
  message: Message,
  ...effects: readonly Effect[]
): Outcome {
  const inPlace = input.kind === 'press' && input.private;
  return inPlace ? replacement(message, ...effects) : answer(message, ...effects);
}
