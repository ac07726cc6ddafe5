// The chat itself, in memory: who is there, what was said, and who is told when something changes.
import type { Clock } from '#core/time/temporal.ts';
import { type ChatMessage, type ChatMessages, createMessages } from './messages.ts';

export type Person = {
  readonly id: string;
  readonly name: string;
  /** May change the group's settings, as the manager of a server may. */
  readonly admin: boolean;
};

export type ChatChange =
  | { readonly kind: 'message'; readonly message: ChatMessage }
  | { readonly kind: 'people' }
  | { readonly kind: 'clock' }
  /** All was emptied; everything is to be read again. */
  | { readonly kind: 'restart' };

export type Chat = ChatMessages & {
  people(): readonly Person[];
  /** Whether the people are a group already, known to the store when the chat was opened. */
  hasGroup(): boolean;
  person(id: string): Person | undefined;
  addPerson(person: Person): void;
  /** Empties the chat and lets these people in. */
  restart(people: readonly Person[]): void;
  tell(change: ChatChange): void;
  subscribe(listener: (change: ChatChange) => void): () => void;
};

export function createChat(clock: Clock): Chat {
  const people = new Map<string, Person>();
  let hasGroup = false;
  const listeners = new Set<(change: ChatChange) => void>();
  const tell = (change: ChatChange) => {
    for (const listener of listeners) listener(change);
  };
  const { clear, ...messages } = createMessages(clock, (message) =>
    tell({ kind: 'message', message }),
  );

  return {
    ...messages,
    people: () => [...people.values()],
    hasGroup: () => hasGroup,
    person: (id) => people.get(id),
    addPerson(person) {
      people.set(person.id, person);
      tell({ kind: 'people' });
    },
    restart(next) {
      people.clear();
      clear();
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
