// Answers where there is no channel: a modal shows them, or the one that is open changes.
import type { ModalView } from '@slack/types';
import { type Message, message, quiet, text } from '#core/message/message.ts';
import type { Log } from '#core/model/log.ts';
import { renderSlackModal } from '#render/slack/view.ts';
import type { SlackApi } from '../connect/api.ts';
import { writeMetadata } from './form-metadata.ts';
import type { MessageAnswer } from './message-content.ts';
import { type Target, viewerOf } from './target.ts';

/** A modal belongs to no channel with which something could be shared. */
const NOT_SHARED = message(
  text('There is no channel here to share it with. Nothing was posted.'),
  quiet('Send the command in the channel where it should be seen, and press Share there.'),
);
const WORKING = message(text('One moment …'));

/** What a modal shows where there is no answer to show. */
export const NOTHING_MORE: MessageAnswer = {
  kind: 'message',
  message: message(text('All is well; there is nothing to add.')),
  audience: 'asker',
  replaces: false,
};

/** An answer as the modal that shows it. */
export function modalOf(target: Target, { message: shown, audience }: MessageAnswer): ModalView {
  return modalWith(target, audience === 'channel' ? NOT_SHARED : shown);
}

/** What a modal shows until its answer is there. */
export function workingModal(target: Target): ModalView {
  return modalWith(target, WORKING);
}

function modalWith(target: Target, shown: Message): ModalView {
  const privateMetadata = writeMetadata({ inModal: true, searches: {} });
  return renderSlackModal(shown, viewerOf(target), { title: 'Cairn', privateMetadata });
}

/** Takes the place of the modal that is open, else opens one; whether it did. */
export async function placeView(
  { api, log }: { readonly api: SlackApi; readonly log: Log },
  { modal, triggerId }: Target,
  view: ModalView,
): Promise<boolean> {
  const viewId = modal?.viewId;
  const called = await api.repeatable((client) =>
    viewId === undefined
      ? client.views.open({ trigger_id: triggerId, view })
      : client.views.update({ view_id: viewId, view }),
  );
  // "Exchanged": it is open already, by the first of two deliveries or tries.
  if (called.ok || called.failure.code === 'exchanged_trigger_id') return true;
  log.warn({ code: called.failure.code }, 'a form or modal was not opened');
  return false;
}
