// Shows an answer in the chat: to the asker alone, to everyone, or in place of the message that was pressed on.
import type { Answer } from '#core/command/answer.ts';
import { type Actor, isDirect } from '../chat/actor.ts';
import type { Chat } from '../chat/chat.ts';
import type { ChatMessage } from '../chat/messages.ts';

/** Where an answer belongs. */
export type Target = {
  readonly actor: Actor;
  /** The message that was pressed on. */
  readonly on?: ChatMessage | undefined;
  /** Which of its buttons it was. */
  readonly pressed?: string;
  /** What was typed. */
  readonly asked?: string;
};

type MessageAnswer = Extract<Answer, { kind: 'message' }>;

export function showAnswer(chat: Chat, target: Target, answer: MessageAnswer): void {
  replaceUntrue(chat, target.actor, answer);
  show(chat, target, answer);
}

/** Everything that told of the entry before tells what is so now. */
function replaceUntrue(chat: Chat, { person }: Actor, { message, tells }: MessageAnswer): void {
  if (tells === undefined) return;
  for (const { id, tells: entry } of chat.messagesFor(person.id)) {
    if (entry === tells.entry) chat.replace(id, tells.alone ?? message, entry);
  }
}

function show(chat: Chat, target: Target, answer: MessageAnswer): void {
  const { actor, on, asked } = target;
  const { message, audience, files } = answer;
  // What shows more than an entry is not brought up to date with it.
  const tells = answer.tells?.alone === undefined ? answer.tells?.entry : undefined;
  if (on !== undefined && mayReplace(on, actor, answer) && chat.replace(on.id, message, tells)) {
    return;
  }
  const isPrivate = audience === 'asker' && !isDirect(actor);
  const cameOf = isPrivate && files === undefined ? sourceOf(target) : undefined;
  const copy = cameOf && privateCopy(chat, actor, cameOf);
  if (copy && chat.replace(copy.id, message)) return;
  chat.say({
    channelId: actor.channelId,
    from: { kind: 'cairn' },
    ...(isPrivate && { only: actor.person.id }),
    ...(isPrivate && asked !== undefined && { asked }),
    ...(cameOf !== undefined && { cameOf }),
    ...(tells !== undefined && { tells }),
    body: { kind: 'message', message, ...(files && { files }) },
  });
}

/** What is for one person's eyes never takes the place of what everyone sees. */
function mayReplace(on: ChatMessage, { person }: Actor, answer: MessageAnswer): boolean {
  if (!answer.replaces || answer.files !== undefined) return false;
  return (
    answer.audience === 'channel' ||
    answer.forAll === true ||
    on.only === person.id ||
    isDirect({ person, channelId: on.channelId })
  );
}

/** One button of one message that everyone sees, as a tick of a step, whatever it says at present. */
function sourceOf({ on, pressed }: Target): string | undefined {
  if (on === undefined || on.only !== undefined || pressed === undefined) return undefined;
  return `${on.id} ${pressed}`;
}

/** What its presser was shown of it before. */
function privateCopy(chat: Chat, { person }: Actor, cameOf: string): ChatMessage | undefined {
  return chat
    .messagesFor(person.id)
    .findLast((each) => each.cameOf === cameOf && each.only === person.id);
}
