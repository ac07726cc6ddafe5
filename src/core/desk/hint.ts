// Whoever writes to Cairn in plain words by direct message is told what Cairn is, and how to go on: once a day at most.
import { createHash } from 'node:crypto';
import type { HintAsk } from '../command/ask.ts';
import { bold, rich, command as typed } from '../message/inline.ts';
import { type Message, message, text } from '../message/message.ts';
import type { DeskServices } from './services.ts';

export async function hint(services: DeskServices, who: HintAsk): Promise<void> {
  const { store, clock, log } = services;
  const surface = services.surface(who.surface);
  if (surface === undefined) return;
  const now = clock.now();
  const key = keyOf(who, now.toString().slice(0, 10));
  if ((await store.read.answers.given(key)) !== undefined) return;
  // Noted before it is sent: of two messages at once, and of one that is delivered again, the first is answered.
  const first = await store.run((tx) => tx.answers.keep(key, undefined, '', now));
  if (!first) return;
  const outcome = await surface.direct(who, hintMessage(), key.slice(0, 25));
  if (outcome.kind !== 'sent') {
    log.info({ surface: who.surface, code: outcome.code }, 'a hint could not be sent');
  }
}

/** Kept as long as the ids of interactions. Not to be read who it was: nobody has to have an account here. */
function keyOf({ surface, workspaceId, userId }: HintAsk, date: string): string {
  const facts = JSON.stringify([surface, workspaceId, userId, date]);
  return `hint:${createHash('sha256').update(facts).digest('base64url')}`;
}

function hintMessage(): Message {
  return message(
    text(
      rich`${bold('Cairn')} keeps a study group on its roadmap: members log hours, complete deliverables and see where they stand. It is used by commands; what is written here is not read.`,
    ),
    text(rich`What there is, with examples: ${typed('help')}`),
  );
}
