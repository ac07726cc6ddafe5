// Shows answers where they belong: to the asker alone, to the channel, in place of a message, as a form.
import type { RespondArguments } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Answer } from '#core/command/surface.ts';
import type { Form } from '#core/message/form.ts';
import { type Message, message, quiet, text } from '#core/message/message.ts';
import { encodePress } from '#core/message/press.ts';
import type { Log } from '#core/model/log.ts';
import type { ZoneId } from '#core/time/temporal.ts';
import { renderSlackForm } from '#render/slack/form.ts';
import { renderSlack } from '#render/slack/message.ts';
import { renderSlackModal } from '#render/slack/view.ts';
import type { Viewer } from '#render/viewer.ts';
import type { SlackApi } from '../connect/api.ts';
import { sendFiles, withWhereabouts } from './files.ts';
import { writeMetadata } from './form-metadata.ts';
import type { Posting } from './posting.ts';
import { respondTo } from './response-url.ts';

export type MessageAnswer = Extract<Answer, { readonly kind: 'message' }>;

/** Where somebody acted: that is where the answer goes. */
export type Target = {
  /** The id of the ask that is answered. A form carries it along: opened twice, it is two forms. */
  readonly askId: string;
  /** Opens one view, within three seconds. */
  readonly triggerId: string;
  readonly workspaceId: string;
  readonly userId: string;
  readonly channelId?: string | undefined;
  readonly responseUrl?: string | undefined;
  /** The message that was pressed on; `public` when it is not shown to one person alone. */
  readonly pressed?: { readonly ts: string; readonly public: boolean } | undefined;
  readonly timeZone?: ZoneId | undefined;
  /** What was done was sending a form: `responseUrl` is older than the deed. */
  readonly fromForm?: boolean;
  /** It was done in the Home tab, by a shortcut or in a modal that came of them: a modal shows the answer. */
  readonly modal?: ModalPlace | undefined;
};

/** The modal that is open; none where one is to be opened. */
export type ModalPlace = { readonly viewId?: string };

export type Showing = {
  show(target: Target, answer: MessageAnswer): Promise<void>;
  /** Opens a form, or puts it in the modal that is open. */
  open(target: Target, form: Form): Promise<void>;
};

type Parts = { readonly api: SlackApi; readonly posting: Posting; readonly log: Log };

export function createShowing({ api, posting, log }: Parts): Showing {
  async function show(target: Target, { files = [], ...answer }: MessageAnswer): Promise<void> {
    if (files.length === 0) return showMessage(target, answer);
    const arrived = await sendFiles({ api, log }, target.userId, files);
    return showMessage(target, { ...answer, message: withWhereabouts(answer.message, arrived) });
  }

  async function showMessage(target: Target, answer: MessageAnswer): Promise<void> {
    if (target.modal !== undefined) {
      if (await placed(target, modalOf(target, answer))) return;
      return directly(target, answer.message);
    }
    if (await replacedInChannel(target, answer)) return;
    if (answer.audience === 'channel') return showToAll(target, answer);
    const replaces = answer.replaces && target.pressed !== undefined;
    const byAddress = () => throughAddress(target, answer, replaces);
    const inChannel = () => inTheChannel(target, answer.message);
    // The address of the command that opened a form may have lapsed while it was filled in.
    const ways = target.fromForm && !replaces ? [inChannel, byAddress] : [byAddress, inChannel];
    for (const way of ways) if (await way()) return;
    await directly(target, answer.message);
  }

  /** Shown twice to one person is better than not at all: what gets no clear answer is sent again. */
  async function throughAddress(target: Target, answer: MessageAnswer, replaces: boolean) {
    if (target.responseUrl === undefined) return false;
    const body = { ...response(target, answer), replace_original: replaces };
    return (await respondTo(target.responseUrl, body, true)) === 'shown';
  }

  /** Never twice: only what Slack has refused for certain is posted another way. */
  async function showToAll(target: Target, answer: MessageAnswer): Promise<void> {
    const { workspaceId, channelId, responseUrl } = target;
    const body = { ...response(target, answer), replace_original: false };
    const responded =
      responseUrl === undefined ? 'refused' : await respondTo(responseUrl, body, false);
    if (responded === 'shown') return;
    if (responded === 'refused' && channelId !== undefined) {
      const outcome = await posting.post({ workspaceId, channelId }, answer.message);
      if (outcome.kind === 'sent') return;
    }
    log.warn({ responded }, 'an answer for a channel was not shown for certain');
  }

  /** Edits of a message that many press on go through one queue, so that the newest comes last. */
  async function replacedInChannel(target: Target, answer: MessageAnswer): Promise<boolean> {
    const { channelId, pressed, workspaceId } = target;
    if (!answer.replaces || pressed?.public !== true || channelId === undefined) return false;
    const outcome = await posting.edit({ workspaceId, channelId }, pressed.ts, answer.message);
    return outcome.kind === 'edited';
  }

  /** Takes the place of the modal that is open, else opens one; whether it did. */
  async function placed({ modal, triggerId }: Target, view: ModalView): Promise<boolean> {
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

  async function inTheChannel(target: Target, shown: Message): Promise<boolean> {
    const { userId: user, channelId: channel } = target;
    if (channel === undefined) return false;
    const content = contentOf(target, shown);
    const called = await api.once((client) =>
      client.chat.postEphemeral({ channel, user, ...content }),
    );
    return called.ok;
  }

  async function directly(target: Target, shown: Message): Promise<void> {
    const content = contentOf(target, shown);
    const sent = await api.once((client) =>
      client.chat.postMessage({ channel: target.userId, ...content }),
    );
    if (!sent.ok) log.warn({ code: sent.failure.code }, 'an answer could not be shown');
  }

  return {
    show,
    async open(target, form) {
      const view = renderSlackForm(form, metadataFor(target, form));
      if (await placed(target, view)) return;
      if (target.modal !== undefined) return directly(target, NOT_OPENED);
      await show(target, {
        kind: 'message',
        message: NOT_OPENED,
        audience: 'asker',
        replaces: false,
      });
    },
  };
}

const NOT_OPENED = message(
  text('The form could not be opened in time. Nothing was changed.'),
  quiet('Please send the command or press the button once more.'),
);
/** A modal belongs to no channel with which something could be shared. */
const NOT_SHARED = message(
  text('There is no channel here to share it with. Nothing was posted.'),
  quiet('Send the command in the channel where it should be seen, and press Share there.'),
);
const DONE = message(text('All is well, there is nothing to add.'));
const WORKING = message(text('One moment …'));

/** An answer as the modal that shows it. */
export function modalOf(target: Target, { message: shown, audience }: MessageAnswer): ModalView {
  return modalWith(target, audience === 'channel' ? NOT_SHARED : shown);
}

/** What a modal shows where there is no answer to show. */
export const NOTHING_MORE: MessageAnswer = {
  kind: 'message',
  message: DONE,
  audience: 'asker',
  replaces: false,
};

/** What a modal shows until its answer is there. */
export function workingModal(target: Target): ModalView {
  return modalWith(target, WORKING);
}

function modalWith(target: Target, shown: Message): ModalView {
  const privateMetadata = writeMetadata({ inModal: true, searches: {} });
  return renderSlackModal(shown, viewerOf(target), { title: 'Cairn', privateMetadata });
}

/** A message as acknowledgements and response_urls carry it. */
export function response(target: Target, { message, audience }: MessageAnswer): RespondArguments {
  const response_type = audience === 'channel' ? 'in_channel' : 'ephemeral';
  return { response_type, ...contentOf(target, message) };
}

export function metadataFor(
  { askId, channelId, responseUrl, pressed, modal }: Target,
  form: Form,
): string {
  const searches = form.fields.flatMap(({ id, input }): [string, [string, string]][] =>
    input.kind === 'search' ? [[id, [input.command, input.option]]] : [],
  );
  return writeMetadata({
    askId,
    channelId,
    responseUrl,
    pressed,
    ...(modal !== undefined && { inModal: true }),
    ...(form.keep && { keep: encodePress(form.keep) }),
    searches: Object.fromEntries(searches),
  });
}

function viewerOf({ workspaceId, timeZone }: Target): Viewer {
  return { surface: 'slack', workspaceId, ...(timeZone && { timeZone }) };
}

function contentOf(target: Target, shown: Message) {
  const { blocks, text } = renderSlack(shown, viewerOf(target));
  return { text, unfurl_links: false, unfurl_media: false, ...(blocks.length > 0 && { blocks }) };
}
