// Where somebody acted in Slack: that is where the answer goes.
import type { Form } from '#core/message/form.ts';
import { encodePress } from '#core/message/press.ts';
import type { ZoneId } from '#core/time/temporal.ts';
import type { Viewer } from '#render/viewer.ts';
import { writeMetadata } from './form-metadata.ts';

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
  /** What was done was sending a form: `responseUrl` is older than that. */
  readonly fromForm?: boolean;
  /** It was done in the Home tab, by a shortcut or in a modal that came of them: a modal shows the answer. */
  readonly modal?: ModalPlace | undefined;
};

/** The modal that is open; none where one is to be opened. */
export type ModalPlace = { readonly viewId?: string };

/** What a form carries along, so that its answer finds the same place. */
export function metadataFor(target: Target, form: Form): string {
  const { askId, channelId, responseUrl, pressed, modal } = target;
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

export function viewerOf({ workspaceId, timeZone }: Target): Viewer {
  return { surface: 'slack', workspaceId, ...(timeZone && { timeZone }) };
}
