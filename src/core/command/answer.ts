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
      /** Given to the asker alone, beside the message. */
      readonly files?: readonly TextFile[];
      /** What was typed was not taken: which option, where one is to blame. A form can stay open for it. */
      readonly refused?: { readonly option?: string };
    }
  | { readonly kind: 'form'; readonly form: Form }
  /** Nothing to say; the platform is told that all is well. */
  | { readonly kind: 'nothing' };

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
  const refused = option === undefined ? {} : { option };
  return { kind: 'message', message, audience: 'asker', replaces: false, refused };
}

/** An answer in place of the message that was pressed on. */
export function replacement(message: Message, ...effects: readonly Effect[]): Outcome {
  return { kind: 'message', message, audience: 'asker', replaces: true, effects };
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
