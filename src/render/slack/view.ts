// A message as a Slack view: a modal for one person, or their Home tab.
import type { HomeView, ModalView } from '@slack/types';
import { type Message, quiet } from '#core/message/message.ts';
import { fitText } from '../fit.ts';
import { onOneLine } from '../inline-tree.ts';
import { SLACK } from '../limits.ts';
import type { Viewer } from '../viewer.ts';
import { plainText } from './components.ts';
import { renderSlack } from './message.ts';

/** Throws when the message cannot be shown at all: a bug of whoever built it. */
export function renderSlackHome(message: Message, viewer: Viewer): HomeView {
  return { type: 'home', blocks: blocksOf(message, viewer) };
}

/** `privateMetadata` comes back with what is pressed in it: at most 3,000 characters, else it throws. */
export function renderSlackModal(
  message: Message,
  viewer: Viewer,
  { title, privateMetadata }: { readonly title: string; readonly privateMetadata: string },
): ModalView {
  return {
    type: 'modal',
    private_metadata: fitText(privateMetadata, SLACK.privateMetadata, "a view's metadata"),
    title: plainText(fitText(onOneLine(title), SLACK.viewTitle, 'a view')),
    close: plainText('Close'),
    blocks: blocksOf(message, viewer),
  };
}

/** A view has no files beside it, so a picture is told in words. A message's 50 blocks are within a view's 100. */
function blocksOf({ blocks }: Message, viewer: Viewer) {
  const told = blocks.map((block) => (block.kind === 'image' ? quiet(block.alt) : block));
  return renderSlack({ blocks: told }, viewer).blocks;
}
