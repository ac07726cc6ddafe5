// What was said in the chat, in memory: where, by whom, and who may see it.
import { randomUUID } from 'node:crypto';
import type { TextFile } from '#core/command/answer.ts';
import type { Message } from '#core/message/message.ts';
import type { EntryId } from '#core/model/ids.ts';
import type { Clock, Instant } from '#core/time/temporal.ts';
import { directChannel, isPublicChannel } from './channels.ts';

export type ChatMessage = {
  readonly id: string;
  readonly channelId: string;
  readonly at: Instant;
  /** A person's id, or Cairn. */
  readonly from: { readonly kind: 'cairn' } | { readonly kind: 'person'; readonly id: string };
  /** The one person who sees it; everyone in the channel where there is none. */
  readonly only?: string;
  /** Which message and button this came of; pressed again, it is brought up to date rather than added once more. */
  readonly cameOf?: string;
  /** The entry that it tells of: untrue once something else is told of it. */
  readonly tells?: EntryId | undefined;
  /** What was typed for this answer, shown above it to the one who typed it. */
  readonly asked?: string;
  readonly body:
    | { readonly kind: 'typed'; readonly text: string }
    | {
        readonly kind: 'message';
        readonly message: Message;
        readonly files?: readonly TextFile[];
      };
  readonly edited: boolean;
};

export type ChatMessages = {
  /** All that a person sees in a channel or with Cairn, oldest first. */
  messagesFor(personId: string): readonly ChatMessage[];
  /** One message, where the person may see it. */
  messageFor(personId: string, id: string): ChatMessage | undefined;
  say(message: Omit<ChatMessage, 'id' | 'at' | 'edited'>): ChatMessage;
  /** Puts another body in a message's place; false when it is gone. */
  replace(id: string, message: Message, tells?: EntryId): boolean;
};

/** The oldest messages give way when there are more. */
const MOST_MESSAGES = 1_000;

/** `told` is given what was said or changed. */
export function createMessages(
  clock: Clock,
  told: (message: ChatMessage) => void,
): ChatMessages & { clear(): void } {
  const messages = new Map<string, ChatMessage>();

  function keep(message: ChatMessage): void {
    messages.set(message.id, message);
    const oldest = messages.keys().next();
    if (messages.size > MOST_MESSAGES && !oldest.done) messages.delete(oldest.value);
    told(message);
  }

  return {
    messagesFor: (personId) => [...messages.values()].filter((each) => seenBy(each, personId)),
    messageFor(personId, id) {
      const message = messages.get(id);
      return message !== undefined && seenBy(message, personId) ? message : undefined;
    },
    say(said) {
      const message = { ...said, id: randomUUID(), at: clock.now(), edited: false };
      keep(message);
      return message;
    },
    replace(id, message, tells) {
      const present = messages.get(id);
      if (present === undefined) return false;
      const edited = present.only === undefined;
      keep({ ...present, tells, body: { kind: 'message', message }, edited });
      return true;
    },
    clear: () => messages.clear(),
  };
}

/** A channel's messages are everyone's; private answers and direct messages are one person's. */
export function seenBy(message: ChatMessage, personId: string): boolean {
  if (!isPublicChannel(message.channelId)) return message.channelId === directChannel(personId);
  return message.only === undefined || message.only === personId;
}
