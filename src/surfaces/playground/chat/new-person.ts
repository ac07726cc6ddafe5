// Somebody new in the chat: an id for ever, and a name that nobody else has there.
import { randomBytes } from 'node:crypto';
import { readLine } from '#core/text/clean-text.ts';
import type { Person } from './chat.ts';

const LONGEST_NAME = 80;

/** The first one in an empty chat is its admin; nothing when the name is empty, too long or taken. */
export function newPerson(typed: string, present: readonly Person[]): Person | undefined {
  const reading = readLine(typed, LONGEST_NAME, 'name');
  if (!reading.ok) return undefined;
  const name = reading.value;
  const isTaken = present.some((person) => person.name.toLowerCase() === name.toLowerCase());
  if (isTaken) return undefined;
  return { id: `p${randomBytes(6).toString('hex')}`, name, admin: present.length === 0 };
}
