// What happens next with a post that this process holds: its whole life as one table, without I/O. Posts that go out as
// one message take their steps side by side.
//
//   claimed  → drop, postpone, finish (skipped), or compose
//   lost     → finish (uncertain), or compose once more
//   composed → begin; postpone or finish (skipped); of a lost one: send again, or finish (uncertain)
//   answered → finish (sent, refused, uncertain), send to the next destination, retry, or end the lease

import type { PostOutcome } from '#core/command/surface.ts';
import type { Message } from '#core/message/message.ts';
import type { PlaceId } from '#core/model/ids.ts';
import type { ClaimedPost, PostOutcomeRecord, SendingPost } from '#core/model/posts.ts';
import type { Composed } from '#core/posts/compose.ts';
import { canWait, WHY_HAD } from '#core/posts/one-a-day.ts';
import { isLate } from '#core/rules/schedule-late.ts';
import { isBefore } from '#core/rules/schedule-time.ts';
import { isRepeatable, LATER_MINUTES, pauseSeconds, REPEAT_SECONDS } from '#core/rules/sending.ts';
import type { Instant } from '#core/time/temporal.ts';
import type { Destination } from './destinations.ts';

/** Where to send a post now, and where when that refuses. */
export type Route = { readonly to: Destination; readonly otherwise: readonly Destination[] };

/** A post that is handed to a platform; `repeated` when an earlier attempt may have arrived. */
export type Sending = Route & {
  readonly post: SendingPost;
  readonly message: Message;
  readonly repeated: boolean;
};

type Held = ClaimedPost | SendingPost;

type Known = { readonly now: Instant; readonly destinations: readonly Destination[] };

export type Stage =
  | (Known & {
      readonly is: 'claimed';
      readonly post: ClaimedPost;
      /** Whether the rules ask for it still, and whether the channel of its place takes no posts. */
      readonly asked: boolean;
      readonly stopped: boolean;
      /** When it goes out by the rule of one post a channel and day: now, or later. */
      readonly goesAt: Instant;
    })
  /** Its sender has not been heard of: nobody knows whether it arrived. */
  | (Known & { readonly is: 'lost'; readonly post: SendingPost })
  | (Route & {
      readonly is: 'composed';
      readonly post: Held;
      readonly now: Instant;
      /** Nothing when composing failed. */
      readonly composed: Composed | undefined;
    })
  | (Sending & { readonly is: 'answered'; readonly now: Instant; readonly outcome: PostOutcome });

export type Step =
  | {
      readonly do: 'postpone';
      readonly post: ClaimedPost;
      readonly until: Instant;
      /** To be looked at again in the same round. */
      readonly again?: true;
    }
  | { readonly do: 'drop'; readonly post: ClaimedPost }
  | (Route & {
      readonly do: 'compose';
      readonly post: Held;
      readonly now: Instant;
      readonly late: boolean;
    })
  | (Route & { readonly do: 'begin'; readonly post: ClaimedPost; readonly message: Message })
  | (Sending & { readonly do: 'send' })
  /** The platform took nothing. */
  | { readonly do: 'retry'; readonly post: SendingPost; readonly at: Instant }
  /** Held no longer, so that it is lost from an instant on, and repeated. */
  | { readonly do: 'end-lease'; readonly post: SendingPost; readonly from: Instant }
  | {
      readonly do: 'finish';
      readonly post: Held;
      readonly outcome: PostOutcomeRecord;
      /** The place whose channel took or refused it. */
      readonly place?: PlaceId | undefined;
    };

export type StepTo<K extends Step['do']> = Extract<Step, { do: K }>;

type Of<K extends Stage['is']> = Extract<Stage, { is: K }>;

export function nextStep(stage: Stage): Step {
  switch (stage.is) {
    case 'claimed':
      return afterClaim(stage);
    case 'lost':
      return afterLoss(stage);
    case 'composed':
      return isSending(stage.post)
        ? onceMore(stage, stage.post)
        : afterComposing(stage, stage.post);
    case 'answered':
      return afterAnswer(stage);
  }
}

export function isSending(post: Held): post is SendingPost {
  return 'nonce' in post;
}

function afterClaim(stage: Of<'claimed'>): Step {
  const { post, now, destinations, asked, stopped, goesAt } = stage;
  if (isBefore(now, post.dueAt)) return beforeItsTime(stage);
  // What an admin asked for again is stopped by neither a changed setting nor lateness.
  if (!post.again) {
    if (!asked) return { do: 'drop', post };
    if (!canWait(post, now)) return skip(post, now, whyTooLate(post, stopped));
    if (stopped) return waitLonger(post, now);
    if (isBefore(now, goesAt)) {
      return canWait(post, goesAt)
        ? { do: 'postpone', post, until: goesAt }
        : skip(post, now, WHY_HAD);
    }
  }
  const [to, ...otherwise] = destinations;
  if (to === undefined) return waitLonger(post, now);
  return { do: 'compose', post, now, late: isLate(post.kind, post.dueAt, now), to, otherwise };
}

/** What is due later on a day goes along with the first; what has nothing to go along with is looked at in its time. */
function beforeItsTime({ post, now, destinations, asked, stopped, goesAt }: Of<'claimed'>): Step {
  const [to, ...otherwise] = destinations;
  const waits = !asked || stopped || isBefore(now, goesAt);
  return waits || to === undefined
    ? { do: 'postpone', post, until: post.dueAt }
    : { do: 'compose', post, now, late: false, to, otherwise };
}

function afterComposing({ composed, now, to, otherwise }: Of<'composed'>, post: ClaimedPost): Step {
  if (composed?.kind === 'message') {
    return { do: 'begin', post, message: composed.message, to, otherwise };
  }
  if (isBefore(now, post.dueAt)) return { do: 'postpone', post, until: post.dueAt };
  return composed === undefined ? waitLonger(post, now) : skip(post, now, composed.why);
}

function afterLoss({ post, now, destinations }: Of<'lost'>): Step {
  const [to, ...otherwise] = destinations;
  const repeatable = destinations.every(({ surface }) =>
    isRepeatable(surface.id, post.sendingAt, now),
  );
  if (to === undefined || !repeatable) return giveUp(post, now);
  const late = isLate(post.kind, post.dueAt, now);
  return { do: 'compose', post, now, late, to, otherwise };
}

function onceMore({ composed, now, to, otherwise }: Of<'composed'>, post: SendingPost): Step {
  if (composed?.kind !== 'message') return giveUp(post, now);
  return { do: 'send', post, message: composed.message, repeated: true, to, otherwise };
}

function afterAnswer({ outcome, ...stage }: Of<'answered'>): Step {
  const { post, now, to, otherwise, message, repeated } = stage;
  const { place } = to;
  if (outcome.kind === 'sent') {
    const late = isLate(post.kind, post.dueAt, post.sendingAt);
    const { messageId } = outcome;
    return { do: 'finish', post, outcome: { state: 'sent', at: now, messageId, late }, place };
  }
  // Whatever else a repeat meets, the first attempt may have arrived.
  if (outcome.kind === 'unknown' || repeated) {
    if (!isRepeatable(to.surface.id, post.sendingAt, now)) return giveUp(post, now);
    return { do: 'end-lease', post, from: now.add({ seconds: REPEAT_SECONDS }) };
  }
  if (outcome.kind === 'unavailable') {
    return {
      do: 'retry',
      post,
      at: now.add({ seconds: pauseSeconds(post.tries, outcome.seconds) }),
    };
  }
  // Refused is certain: nothing is there yet, so the next destination gets it.
  const [next, ...others] = otherwise;
  if (next !== undefined) {
    return { do: 'send', post, message, repeated, to: next, otherwise: others };
  }
  return {
    do: 'finish',
    post,
    outcome: { state: 'refused', at: now, why: outcome.because },
    place,
  };
}

function waitLonger(post: ClaimedPost, now: Instant): Step {
  return { do: 'postpone', post, until: now.add({ minutes: LATER_MINUTES }) };
}

function skip(post: ClaimedPost, at: Instant, why: string): Step {
  return { do: 'finish', post, outcome: { state: 'skipped', at, why } };
}

function giveUp(post: SendingPost, at: Instant): Step {
  return { do: 'finish', post, outcome: { state: 'uncertain', at } };
}

function whyTooLate({ tries }: ClaimedPost, stopped: boolean): string {
  if (stopped) return 'the channel took no posts';
  return tries > 0 ? 'too late: the platform was not available' : 'too late';
}
