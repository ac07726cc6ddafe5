// What became of a group's last posts: those that may not have arrived first, each with a Send again button.
import { bold, joined, type Rich, rich } from '#core/message/inline.ts';
import { actions, type Block, button, list, quiet, text } from '#core/message/message.ts';
import { press } from '#core/message/press.ts';
import type { Group } from '#core/model/groups.ts';
import type { Place } from '#core/model/places.ts';
import type { EndedPost } from '#core/model/posts.ts';
import type { Reads } from '#core/model/store.ts';
import { counted } from '#core/text/counted.ts';
import type { Instant } from '#core/time/temporal.ts';
import {
  byMessage,
  dueFirst,
  isPrivate,
  outcomeText,
  postName,
  type Together,
  whenText,
} from './post-words.ts';

/** How far back to look for posts that may not have arrived, and how many of all to tell of. */
const LOOKED_AT = 50;
const RECENT = 10;
/** What fits a phone: of those that may not have arrived, and of those that are plainly sent. */
const UNCERTAIN = 3;
const SENT = 3;
/** Direct messages are told of as numbers. */
const MESSAGES = 100;

type Telling = {
  readonly places: readonly Place[];
  readonly when: (at: Instant) => string;
};

export async function outcomeBlocks(
  read: Reads,
  { id, timeZone }: Group,
  now: Instant,
): Promise<readonly Block[]> {
  const posts = await read.posts.lastDoneInChannels(id, LOOKED_AT);
  const messages = (await read.posts.lastDone(id, MESSAGES)).filter(
    ({ target }) => target.kind === 'member',
  );
  const telling = {
    places: await read.places.ofGroup(id),
    when: (at: Instant) => whenText(at, timeZone, now),
  };
  const uncertain = byMessage([...posts, ...messages].filter(isUncertain));
  return [
    ...uncertainBlocks(uncertain, telling),
    ...recentBlocks(byMessage(posts).slice(0, RECENT), telling),
    ...messageBlocks(messages.filter((post) => !isPrivate(post))),
  ];
}

function isUncertain({ outcome }: EndedPost): boolean {
  return outcome.state === 'uncertain';
}

function uncertainBlocks(
  posts: readonly Together<EndedPost>[],
  telling: Telling,
): readonly Block[] {
  if (posts.length === 0) return [];
  const more = posts.length - UNCERTAIN;
  return [
    text(
      rich`${bold('May not have arrived')} · Look there first: sent again, a post that did arrive is there twice.`,
    ),
    ...posts
      .slice(0, UNCERTAIN)
      .flatMap((post) => [
        text(postLine(post, telling)),
        ...present(actions(button('Send again', press('setup.send-again', post[0].id)))),
      ]),
    ...(more > 0 ? [quiet(`and ${more} more, once these are sent`)] : []),
  ];
}

function recentBlocks(posts: readonly Together<EndedPost>[], telling: Telling): readonly Block[] {
  if (posts.length === 0) return [quiet('Nothing was due yet.')];
  const plain = posts.filter(isPlain);
  const unlisted = new Set(plain.slice(SENT));
  const rows = posts
    .filter((post) => !isUncertain(post[0]) && !unlisted.has(post))
    .map((post) => rich`${postLine(post, telling)}: ${outcomeText(outcomeOf(post), telling.when)}`);
  return [
    text(bold('Last')),
    list([
      ...rows,
      ...(unlisted.size > 0 ? [`and ${counted(unlisted.size, 'post')} more, sent in time`] : []),
    ]),
  ];
}

/** Sent in time: nothing to tell but that. */
function isPlain(posts: Together<EndedPost>): boolean {
  return posts.every(({ outcome }) => outcome.state === 'sent' && !outcome.late);
}

function messageBlocks(messages: readonly EndedPost[]): readonly Block[] {
  if (messages.length === 0) return [];
  const count = (state: EndedPost['outcome']['state']) =>
    messages.filter(({ outcome }) => outcome.state === state).length;
  const counts = [
    `${count('sent')} sent`,
    ...(['skipped', 'refused', 'uncertain'] as const)
      .map((state) => [count(state), state] as const)
      .filter(([number]) => number > 0)
      .map(([number, state]) => `${number} ${state}`),
  ];
  return [quiet(joined(', ', `Last direct messages to members: ${counts[0]}`, ...counts.slice(1)))];
}

/** Late where any of them was. */
function outcomeOf(posts: Together<EndedPost>): EndedPost['outcome'] {
  const late = posts.find(({ outcome }) => outcome.state === 'sent' && outcome.late);
  return (late ?? posts[0]).outcome;
}

function postLine(posts: Together<EndedPost>, { places, when }: Telling): Rich {
  const due = isPrivate(posts[0]) ? undefined : when(dueFirst(posts));
  return joined(' · ', due, postName(posts, places));
}

function present(block: Block | undefined): readonly Block[] {
  return block === undefined ? [] : [block];
}
