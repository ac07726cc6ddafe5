// What the page is told in reply to a request.
import type { Form } from '#core/message/form.ts';
import { renderHtmlForm } from '#render/html/form.ts';

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
