// How admins read a scheduled post: what it is, when it is due in the group's zone, what became of it.
import type { Rich } from '#core/message/inline.ts';
import { joined } from '#core/message/inline.ts';
import type { Place } from '#core/model/places.ts';
import { PLATFORMS } from '#core/model/platforms.ts';
import type { EndedPost, Post, PostKind, PostOutcomeRecord } from '#core/model/posts.ts';
import { inReadingOrder } from '#core/posts/one-a-day.ts';
import { isBefore } from '#core/rules/schedule-time.ts';
import { formatDate } from '#core/time/format-date.ts';
import { dateIn, type Instant, type ZoneId } from '#core/time/temporal.ts';

export const POST_NAMES: Readonly<Record<PostKind, string>> = {
  nudge: 'Weekly nudge',
  'personal-nudge': 'Personal nudge',
  reminder: 'Reminder',
  checkpoint: 'Checkpoint',
  'review-reminder': 'Review reminder',
  'roadmap-review': 'Roadmap review',
  // When a member's timer ran is no admin's to know.
  'timer-warning': 'Direct message',
};

/** What takes the place of a nudge when a group has gone quiet. */
export const QUESTION = 'Question to the quiet group';

/** "Mon 9 Mar 09:00" in a zone, with the year when it is not this one. */
export function whenText(at: Instant, zone: ZoneId, now: Instant): string {
  const local = at.toZonedDateTimeISO(zone);
  const time = local.toPlainTime().toString({ smallestUnit: 'minute' });
  return `${formatDate(local.toPlainDate(), dateIn(zone, now))} ${time}`;
}

/** "Discord", or with the place's name where the group has several places on the platform. */
export function placeName(place: Place, places: readonly Place[]): string {
  const several = places.filter(({ surface }) => surface === place.surface).length > 1;
  const platform = PLATFORMS[place.surface].name;
  return several ? `${platform} (${place.name})` : platform;
}

/** Where a post goes: nothing to say where the group has one place alone. */
export function targetName({ target }: Pick<Post, 'target'>, places: readonly Place[]): Rich {
  switch (target.kind) {
    case 'place': {
      const place = places.find(({ id }) => id === target.place);
      return place === undefined || places.length === 1 ? '' : placeName(place, places);
    }
    case 'member':
      return 'to a member';
    case 'admin':
      return 'to the admin';
  }
}

/** Whether a post answers to what one member did, not to the schedule of the group: admins are told of no time of it. */
export function isPrivate({ kind }: Pick<Post, 'kind'>): boolean {
  return kind === 'timer-warning';
}

/** "Weekly nudge · Slack"; of posts of one message "Weekly nudge + Checkpoint". */
export function postName(posts: Together<NamedPost>, places: readonly Place[]): Rich {
  const names = new Set(inReadingOrder(posts).map(({ kind }) => POST_NAMES[kind]));
  return joined(' · ', [...names].join(' + '), targetName(posts[0], places));
}

type NamedPost = Pick<Post, 'kind' | 'target' | 'dueAt'>;

/** Posts of one message; never none. */
export type Together<P> = readonly [P, ...P[]];

/** Posts that are done, by the messages that they were handed over in; each that was in none by itself. */
export function byMessage(posts: readonly EndedPost[]): readonly Together<EndedPost>[] {
  const messages = Map.groupBy(posts, ({ id, nonce, outcome }) =>
    nonce === undefined ? `post ${id}` : `${nonce} ${outcome.state}`,
  );
  return [...messages.values()].flatMap(([first, ...others]): Together<EndedPost>[] =>
    first === undefined ? [] : [[first, ...others]],
  );
}

/** When the first of them was due. */
export function dueFirst([first, ...others]: Together<Pick<Post, 'dueAt'>>): Instant {
  return others.reduce((at, { dueAt }) => (isBefore(dueAt, at) ? dueAt : at), first.dueAt);
}

/** "sent", "sent late, Mon 2 Mar 13:20", "skipped: too late". */
export function outcomeText(outcome: PostOutcomeRecord, when: (at: Instant) => string): string {
  switch (outcome.state) {
    case 'sent':
      return outcome.late ? `sent late, ${when(outcome.at)}` : 'sent';
    case 'skipped':
      return `skipped: ${outcome.why}`;
    case 'refused':
      return `refused: ${WHY_REFUSED[outcome.why] ?? outcome.why}`;
    case 'uncertain':
      return 'may or may not have arrived';
  }
}

/** By what surfaces say of a refusal. */
export const WHY_REFUSED: Readonly<Record<string, string>> = {
  gone: 'the channel is gone, or closed to Cairn',
  forbidden: 'Cairn may not post there',
  'not-a-channel': 'the channel takes no messages',
};
