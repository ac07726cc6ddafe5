// What the page is told in reply to a request.
import type { Mistake } from '#core/command/answer.ts';
import type { Form } from '#core/message/form.ts';
import type { Message } from '#core/message/message.ts';
import { renderHtmlForm } from '#render/html/form.ts';
import { renderHtml } from '#render/html/message.ts';
import { WORKSPACE } from '../chat/channels.ts';

export type Reply = {
  /** Sent as JSON. */
  readonly body: object;
  /** 200 unless told. */
  readonly status?: 404 | 409;
};

/** All is well; what comes of it is seen in the chat. */
export const DONE: Reply = { body: {} };

export const NOT_THERE = refused(404, 'There is no such person, channel or message.');

export function refused(status: 404 | 409, why: string): Reply {
  return { status, body: { why } };
}

export function formReply(form: Form): Reply {
  return { body: { form: renderHtmlForm(form) } };
}

/** Why a form was refused: the whole, and what is told of each field that is to blame. */
export function mistakesReply(refused: Message, mistakes: readonly Mistake[]): Reply {
  const told = mistakes.map(({ option, message }) => ({ field: option, html: inForm(message) }));
  return { body: { refused: { html: inForm(refused), mistakes: told } } };
}

/** Without buttons: the form itself is where one goes on. */
function inForm({ blocks }: Message): string {
  const told = blocks.filter(({ kind }) => kind !== 'actions' && kind !== 'select');
  return renderHtml(
    { blocks: told },
    { surface: 'playground', workspaceId: WORKSPACE.workspaceId },
  );
}
