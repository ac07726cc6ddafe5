// From what a person does in the chat to the desk, and from its answer back into the chat.
import { randomUUID } from 'node:crypto';
import type { Answer, Ask, Desk, Input, SuggestionAsk } from '#core/command/surface.ts';
import type { Form } from '#core/message/form.ts';
import type { Suggestion } from '#core/options/kinds/shared/kind.ts';
import {
  type Chat,
  type ChatMessage,
  directChannel,
  type Person,
  WORKSPACE,
} from '../chat/chat.ts';

/** Where something is done: who does it, and in which channel. */
export type Setting = { readonly person: Person; readonly channelId: string };

export type Conversation = {
  /**
   * Brings a deed before the desk and its answer into the chat; gives the form where one is to be shown.
   * `on` is the message that was pressed on, `asked` what was typed, `file` gives what came with a form.
   */
  take(
    setting: Setting,
    input: Input,
    context?: {
      readonly on?: ChatMessage | undefined;
      readonly asked?: string;
      readonly file?: NonNullable<Ask['file']>;
    },
  ): Promise<Form | undefined>;
  /** Brings a deed before the desk of which nobody sees the answer. */
  tell(setting: Setting, input: Input): Promise<void>;
  suggest(
    setting: Setting,
    about: Pick<SuggestionAsk, 'command' | 'option' | 'partial' | 'values'>,
  ): Promise<readonly Suggestion[]>;
  /** Fulfils when no deed is in hand. */
  settled(): Promise<void>;
  /** Does what nothing else may happen beside: waits for what is in hand, and holds up what comes. */
  alone(work: () => Promise<void>): Promise<void>;
};

export function createConversation(desk: () => Desk, chat: Chat): Conversation {
  const inHand = new Set<Promise<unknown>>();
  let free: Promise<void> = Promise.resolve();

  async function settled(): Promise<void> {
    while (inHand.size > 0) await Promise.allSettled(inHand);
  }

  function deliver(
    { person, channelId }: Setting,
    answer: Extract<Answer, { kind: 'message' }>,
    on: ChatMessage | undefined,
    asked: string | undefined,
  ): void {
    const { message, audience, replaces, files } = answer;
    if (files === undefined && replaces && on !== undefined && mayReplace(on, person, audience)) {
      if (chat.replace(on.id, message)) return;
    }
    const isPrivate = audience === 'asker' && channelId !== directChannel(person.id);
    chat.say({
      channelId,
      from: { kind: 'cairn' },
      ...(isPrivate && { only: person.id }),
      ...(isPrivate && asked !== undefined && { asked }),
      body: { kind: 'message', message, ...(files && { files }) },
    });
  }

  async function answerTo(setting: Setting, input: Input, file?: Ask['file']): Promise<Answer> {
    await free;
    const ask = { id: randomUUID(), ...located(setting), input, ...(file && { file }) };
    const work = desk().answer(ask);
    inHand.add(work);
    return work.finally(() => inHand.delete(work));
  }

  return {
    async take(setting, input, { on, asked, file } = {}) {
      const answer = await answerTo(setting, input, file);
      if (answer.kind === 'message') deliver(setting, answer, on, asked);
      return answer.kind === 'form' ? answer.form : undefined;
    },
    async tell(setting, input) {
      await answerTo(setting, input);
    },
    async suggest(setting, about) {
      await free;
      return desk().suggest({ ...located(setting), ...about });
    },
    settled,
    alone(work) {
      const done = free.then(settled).then(work);
      free = done.catch(() => undefined);
      return done;
    },
  };
}

/** What is for one person's eyes never takes the place of what everyone sees. */
function mayReplace(on: ChatMessage, person: Person, audience: 'asker' | 'channel'): boolean {
  return (
    audience === 'channel' || on.only === person.id || on.channelId === directChannel(person.id)
  );
}

/** Direct messages name no place, as on Discord. */
function located({ person, channelId }: Setting): Omit<Ask, 'id' | 'input'> {
  const direct = channelId === directChannel(person.id);
  return {
    surface: 'playground',
    ...(!direct && { place: WORKSPACE }),
    channelId,
    direct,
    asker: {
      workspaceId: WORKSPACE.workspaceId,
      userId: person.id,
      name: person.name,
      isAdmin: async () => person.admin,
      // Like Discord, the playground knows no zone of its people.
      timeZone: async () => undefined,
    },
  };
}
