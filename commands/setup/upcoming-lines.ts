// What is to come, a line each: posts of several places at one instant are one line.

import { nameOf, profilesOf } from '#core/members/names.ts';
import { joined, type Rich } from '#core/message/inline.ts';
import type { Profile } from '#core/model/members.ts';
import type { Place } from '#core/model/places.ts';
import type { GroupFacts } from '#core/posts/facts.ts';
import { postingPlaces } from '#core/posts/places.ts';
import type { Ended, UpcomingPost } from '#core/posts/upcoming.ts';
import { isBefore } from '#core/rules/schedule-time.ts';
import { counted } from '#core/text/counted.ts';
import type { Instant } from '#core/time/temporal.ts';
import { POST_NAMES, placeName, QUESTION, whenText } from './post-words.ts';

/** Members named in a line. */
const NAMED = 2;

type Line = UpcomingPost & { readonly places: readonly Place[] };

/** "Mon 9 Mar 09:00 Weekly nudge", the first due first, in the group's zone; at most `limit`, then a count. */
export async function upcomingLines(
  facts: GroupFacts,
  posts: readonly UpcomingPost[],
  { now, limit }: { readonly now: Instant; readonly limit: number },
): Promise<readonly Rich[]> {
  const { group, read } = facts;
  const places = await postingPlaces(facts);
  const lines = byInstant(posts, places);
  const shown = lines.slice(0, limit);
  const names = await profilesOf(read, namedIn(shown));
  const more = lines.length - shown.length;
  return [
    ...shown.map((line) =>
      joined(
        ' · ',
        isBefore(now, line.dueAt)
          ? whenText(line.dueAt, group.timeZone, now)
          : `Waiting since ${whenText(line.dueAt, group.timeZone, now)}`,
        [line.asks ? QUESTION : POST_NAMES[line.kind], aboutText(line, names)],
        line.target.kind === 'place' && line.places.length < places.length
          ? line.places.map((place) => placeName(place, places)).join(', ')
          : undefined,
      ),
    ),
    ...(more > 0 ? [`and ${more} more`] : []),
  ];
}

function byInstant(posts: readonly UpcomingPost[], places: readonly Place[]): readonly Line[] {
  const lines = new Map<string, Line>();
  for (const post of posts) {
    const key = `${post.dueAt} ${post.kind} ${post.period} ${post.target.kind}`;
    const { target } = post;
    const here = places.filter(({ id }) => target.kind === 'place' && id === target.place);
    lines.set(key, { ...post, places: [...(lines.get(key)?.places ?? []), ...here] });
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
