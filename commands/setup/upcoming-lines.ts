// What is to come, a line a message: those that say the same in several places at one instant are one line.

import { nameOf, profilesOf } from '#core/members/names.ts';
import { joined, type Rich } from '#core/message/inline.ts';
import type { Profile } from '#core/model/members.ts';
import type { Place } from '#core/model/places.ts';
import type { GroupFacts } from '#core/posts/facts.ts';
import { postingPlaces } from '#core/posts/places.ts';
import type { Ended, UpcomingPost } from '#core/posts/upcoming.ts';
import type { UpcomingMessage } from '#core/posts/upcoming-messages.ts';
import { isBefore } from '#core/rules/schedule-time.ts';
import { counted } from '#core/text/counted.ts';
import { type Instant, Temporal } from '#core/time/temporal.ts';
import { POST_NAMES, placeName, QUESTION, whenText } from './post-words.ts';

/** Members named in a line. */
const NAMED = 2;

type Line = UpcomingMessage & { readonly places: readonly Place[] };

/** "Mon 9 Mar 09:00 Weekly nudge", the first first, in the group's zone; at most `limit`, then a count. */
export async function upcomingLines(
  facts: GroupFacts,
  messages: readonly UpcomingMessage[],
  { now, limit }: { readonly now: Instant; readonly limit: number },
): Promise<readonly Rich[]> {
  const { group, read } = facts;
  const places = await postingPlaces(facts);
  const lines = byInstant(messages, places);
  const shown = lines.slice(0, limit);
  const names = await profilesOf(read, namedIn(shown.flatMap(({ posts }) => posts)));
  const more = lines.length - shown.length;
  return [
    ...shown.map((line) =>
      joined(
        ' · ',
        isBefore(now, line.at)
          ? whenText(line.at, group.timeZone, now)
          : `Waiting since ${whenText(firstDue(line), group.timeZone, now)}`,
        joined(' + ', ...line.posts.map((post) => [upcomingName(post), aboutText(post, names)])),
        line.places.length > 0 && line.places.length < places.length
          ? line.places.map((place) => placeName(place, places)).join(', ')
          : undefined,
      ),
    ),
    ...(more > 0 ? [`and ${more} more`] : []),
  ];
}

export function upcomingName({ asks, kind }: UpcomingPost): string {
  return asks ? QUESTION : POST_NAMES[kind];
}

function firstDue({ at, posts }: UpcomingMessage): Instant {
  return posts.map(({ dueAt }) => dueAt).toSorted(Temporal.Instant.compare)[0] ?? at;
}

function byInstant(
  messages: readonly UpcomingMessage[],
  places: readonly Place[],
): readonly Line[] {
  const lines = new Map<string, Line>();
  for (const each of messages) {
    const { at, posts } = each;
    const [{ target }] = posts;
    const what = posts.map(({ kind, period }) => `${kind} ${period}`).join(' ');
    const key = `${at} ${what} ${target.kind}`;
    const here = places.filter(({ id }) => target.kind === 'place' && id === target.place);
    lines.set(key, { ...each, places: [...(lines.get(key)?.places ?? []), ...here] });
  }
  return [...lines.values()];
}

/** The members whom a checkpoint's line names: public ones, by name. */
function named({ ended }: UpcomingPost): readonly Ended[] {
  return ended.filter(({ member }) => member.visibility === 'public').slice(0, NAMED);
}

function namedIn(posts: readonly UpcomingPost[]): readonly Ended['member']['id'][] {
  return posts.flatMap((post) => named(post).map(({ member }) => member.id));
}

type Names = ReadonlyMap<Ended['member']['id'], Profile>;

/** " of quarter 1: Ana, Ben and 2 more". */
function aboutText(post: UpcomingPost, names: Names): Rich {
  switch (post.kind) {
    case 'review-reminder':
      return ' where no review is written';
    case 'roadmap-review':
      return ' to the admin who last ran setup';
    case 'checkpoint':
      return endedText(post, names);
    default:
      return '';
  }
}

function endedText(post: UpcomingPost, names: Names): Rich {
  const { ended } = post;
  if (ended.length === 0) return '';
  const quarters = [...new Set(ended.map(({ quarter }) => quarter))].toSorted((a, b) => a - b);
  const known = named(post).flatMap(({ member }) => names.get(member.id) ?? []);
  const more = ended.length - known.length;
  const rest =
    more === 0 ? undefined : known.length === 0 ? counted(more, 'member') : `and ${more} more`;
  return [
    ` of quarter ${quarters.join(' and ')}: `,
    joined(' ', joined(', ', ...known.map(nameOf)), rest),
  ];
}
