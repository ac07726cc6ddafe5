// The order of things between the chat and the desk.
import { expect, test } from 'vitest';
import type { Answer, Desk } from '#core/command/surface.ts';
import { message, text } from '#core/message/message.ts';
import { unmarked } from '#core/typed/typed-text.ts';
import { createChat } from '#surfaces/playground/chat/chat.ts';
import { createConversation } from '#surfaces/playground/receive/conversation.ts';
import { NOW } from './open-playground.ts';

const ana = { id: 'ana', name: 'Ana', admin: false };
const setting = { person: ana, channelId: 'study' };
const input = { kind: 'text', typed: unmarked('help') } as const;

/** A desk that gives every ask the same answer, and says when it is asked. */
function conversing(answer: Answer, asked: (id: string) => void = () => {}) {
  const desk: Desk = {
    async answer({ id }) {
      asked(id);
      return answer;
    },
    suggest: async () => [],
    home: async () => message(text('home')),
  };
  const chat = createChat({ now: () => NOW });
  chat.restart([ana]);
  return { chat, conversation: createConversation(() => desk, chat) };
}

test('what is asked while a fresh start runs waits for it', async () => {
  const order: string[] = [];
  const release = Promise.withResolvers<void>();
  const { conversation } = conversing({ kind: 'nothing' }, () => order.push('asked'));
  const started = conversation.alone(async () => {
    await release.promise;
    order.push('started');
  });
  const taken = conversation.take(setting, input);
  release.resolve();
  await Promise.all([started, taken]);
  expect(order).toEqual(['started', 'asked']);
});

test('a fresh start that went wrong holds nobody up', async () => {
  const { conversation } = conversing({ kind: 'nothing' });
  await expect(conversation.alone(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  await expect(conversation.take(setting, input)).resolves.toBeUndefined();
});

test('every interaction has an id of its own', async () => {
  const ids = new Set<string>();
  const { conversation } = conversing({ kind: 'nothing' }, (id) => ids.add(id));
  for (let count = 0; count < 3; count += 1) await conversation.take(setting, input);
  expect(ids.size).toBe(3);
});

test('an answer for one person never takes the place of what everyone sees', async () => {
  const { chat, conversation } = conversing({
    kind: 'message',
    message: message(text('For you')),
    audience: 'asker',
    replaces: true,
  });
  const body = { kind: 'message', message: message(text('For all')) } as const;
  const on = chat.say({ channelId: 'study', from: { kind: 'cairn' }, body });
  await conversation.take(setting, input, { on });
  expect(chat.messagesFor('ben').map((each) => each.body)).toEqual([body]);
  expect(chat.messagesFor('ana')).toHaveLength(2);
});
