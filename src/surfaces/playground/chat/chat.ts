// The chat itself, in memory: who is there, what was said where, and who may see it.
import { randomUUID } from 'node:crypto';
import type { TextFile } from '#core/command/surface.ts';
import type { Message } from '#core/message/message.ts';
import type { Clock, Instant } from '#core/time/temporal.ts';

/** The one workspace of the playground, as asks and places name it. */
export const WORKSPACE = { workspaceId: 'playground', name: 'Playground' } as const;

export const CHANNELS = [
  { id: 'study', name: 'study' },
  { id: 'general', name: 'general' },
] as const;

export type Person = {
  readonly id: string;
  readonly name: string;
  /** May change the group's settings, as the manager of a server may. */
  readonly admin: boolean;
};

export type ChatMessage = {
  readonly id: string;
  readonly channelId: string;
  readonly at: Instant;
  /** A person's id, or Cairn. */
  readonly from: { readonly kind: 'cairn' } | { readonly kind: 'person'; readonly id: string };
  /** The one person who sees it; everyone in the channel where there is none. */
  readonly only?: string;
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

export type ChatChange =
  | { readonly kind: 'message'; readonly message: ChatMessage }
  | { readonly kind: 'people' }
  | { readonly kind: 'clock' }
  /** All was emptied; everything is to be read again. */
  | { readonly kind: 'restart' };

export type Chat = {
  people(): readonly Person[];
  /** Whether the people are a group already, known to the store when the chat was opened. */
  hasGroup(): boolean;
  person(id: string): Person | undefined;
  addPerson(person: Person): void;
  /** All that a person sees in a channel or with Cairn, oldest first. */
  messagesFor(personId: string): readonly ChatMessage[];
  /** One message, where the person may see it. */
  messageFor(personId: string, id: string): ChatMessage | undefined;
  say(message: Omit<ChatMessage, 'id' | 'at' | 'edited'>): ChatMessage;
  /** Puts another body in a message's place; false when it is gone. */
  replace(id: string, message: Message): boolean;
  /** Empties the chat and lets these people in. */
  restart(people: readonly Person[]): void;
  tell(change: ChatChange): void;
  subscribe(listener: (change: ChatChange) => void): () => void;
};

/** The oldest messages give way when there are more. */
const MOST_MESSAGES = 1_000;

export function createChat(clock: Clock): Chat {
  const people = new Map<string, Person>();
  let hasGroup = false;
  const messages = new Map<string, ChatMessage>();
  const listeners = new Set<(change: ChatChange) => void>();

  function tell(change: ChatChange): void {
    for (const listener of listeners) listener(change);
  }

  function keep(message: ChatMessage): void {
    messages.set(message.id, message);
    const oldest = messages.keys().next();
    if (messages.size > MOST_MESSAGES && !oldest.done) messages.delete(oldest.value);
    tell({ kind: 'message', message });
  }

  return {
    people: () => [...people.values()],
    hasGroup: () => hasGroup,
    person: (id) => people.get(id),
    addPerson(person) {
      people.set(person.id, person);
      tell({ kind: 'people' });
    },
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
    replace(id, message) {
      const present = messages.get(id);
      if (present === undefined) return false;
      keep({ ...present, body: { kind: 'message', message }, edited: present.only === undefined });
      return true;
    },
    restart(next) {
      people.clear();
      messages.clear();
      for (const person of next) people.set(person.id, person);
      hasGroup = next.length > 0;
      tell({ kind: 'restart' });
    },
    tell,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** A channel's messages are everyone's; private answers and direct messages are one person's. */
export function seenBy(message: ChatMessage, personId: string): boolean {
  const isPublic = CHANNELS.some(({ id }) => id === message.channelId);
  if (!isPublic) return message.channelId === directChannel(personId);
  return message.only === undefined || message.only === personId;
}

/** The channel in which a person and Cairn write to each other. */
export function directChannel(personId: string): string {
  return `direct-${personId}`;
}
