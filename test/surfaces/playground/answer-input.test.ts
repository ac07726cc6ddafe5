// The order of things between the chat and the desk.
import { expect, test } from 'vitest';
import type { Answer } from '#core/command/answer.ts';
import type { Desk } from '#core/command/surface.ts';
import { message, text } from '#core/message/message.ts';
import { unmarked } from '#core/typed/typed-text.ts';
import { createChat } from '#surfaces/playground/chat/chat.ts';
import { answerInput } from '#surfaces/playground/receive/answer-input.ts';
import { createGate } from '#surfaces/playground/receive/gate.ts';
import type { Target } from '#surfaces/playground/send/answer.ts';
import { NOW } from './open-playground.ts';

const ana = { id: 'ana', name: 'Ana', admin: false };
const actor = { person: ana, channelId: 'study' };
const input = { kind: 'text', typed: unmarked('help') } as const;

/** A desk that gives every ask the same answer, and says when it is asked. */
function conversing(answer: Answer, asked: (id: string) => void = () => {}) {
  const desk: Desk = {
    async answer({ id }) {
      asked(id);
      return answer;
    },
    suggest: async () => [],
    given: async () => ({}),
    home: async () => message(text('home')),
    hint: async () => undefined,
  };
  const chat = createChat({ now: () => NOW });
  chat.restart([ana]);
  const gate = createGate();
  return {
    chat,
    gate,
    ask: (on?: Target['on']) => answerInput({ desk: () => desk, chat, gate }, { actor, on }, input),
  };
}

test('what is asked while a fresh start runs waits for it', async () => {
  const order: string[] = [];
  const release = Promise.withResolvers<void>();
  const { gate, ask } = conversing({ kind: 'nothing' }, () => order.push('asked'));
  const started = gate.alone(async () => {
    await release.promise;
    order.push('started');
  });
  const taken = ask();
  release.resolve();
  await Promise.all([started, taken]);
  expect(order).toEqual(['started', 'asked']);
});

test('a fresh start that went wrong holds nobody up', async () => {
  const { gate, ask } = conversing({ kind: 'nothing' });
  await expect(gate.alone(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  await expect(ask()).resolves.toEqual({ body: {} });
});

test('every interaction has an id of its own', async () => {
  const ids = new Set<string>();
  const { ask } = conversing({ kind: 'nothing' }, (id) => ids.add(id));
  for (let count = 0; count < 3; count += 1) await ask();
  expect(ids.size).toBe(3);
});

test('an answer for one person never takes the place of what everyone sees', async () => {
  const { chat, ask } = conversing({
    kind: 'message',
    message: message(text('For you')),
    audience: 'asker',
    replaces: true,
  });
  const body = { kind: 'message', message: message(text('For all')) } as const;
  const on = chat.say({ channelId: 'study', from: { kind: 'cairn' }, body });
  await ask(on);
  expect(chat.messagesFor('ben').map((each) => each.body)).toEqual([body]);
  expect(chat.messagesFor('ana')).toHaveLength(2);
});
