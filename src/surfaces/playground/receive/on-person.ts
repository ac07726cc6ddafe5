// Somebody new comes into the chat.
import { newPerson } from '../chat/new-person.ts';
import type { HandlerContext } from './handler-context.ts';
import { type Reply, refused } from './reply.ts';
import type { People } from './requests.ts';

export function onPerson({ chat }: HandlerContext, { name }: People): Reply {
  const person = newPerson(name, chat.people());
  if (person === undefined) return refused(409, 'Somebody with that name is already here.');
  chat.addPerson(person);
  return { body: { id: person.id } };
}
