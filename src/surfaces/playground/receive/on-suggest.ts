// What a searched field offers while one types in it.
import type { SuggestionAsk } from '#core/command/ask.ts';
import type { Suggestion } from '#core/options/kinds/shared/kind.ts';
import { type Actor, actorIn } from '../chat/actor.ts';
import { whoAndWhere } from './ask.ts';
import type { HandlerContext } from './handler-context.ts';
import { NOT_THERE, type Reply } from './reply.ts';
import type { Suggest } from './requests.ts';

export type OptionAsk = Pick<SuggestionAsk, 'command' | 'option' | 'partial' | 'values'>;

export async function onSuggest(
  context: HandlerContext,
  { as, channel, ...asked }: Suggest,
): Promise<Reply> {
  const actor = actorIn(context.chat, as, channel);
  return actor === undefined ? NOT_THERE : { body: await suggestions(context, actor, asked) };
}

/** The values of one option, as the desk suggests them. */
export function suggestions(
  { desk, gate }: HandlerContext,
  actor: Actor,
  asked: OptionAsk,
): Promise<readonly Suggestion[]> {
  return gate.beside(() => desk().suggest({ ...whoAndWhere(actor), ...asked }));
}
