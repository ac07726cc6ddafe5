// The life of a post as a table: what happens next, by where it stands and what is known.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PostOutcome } from '#core/command/surface.ts';
import { message, text } from '#core/message/message.ts';
import type { GroupId, PlaceId, PostId, SurfaceId } from '#core/model/ids.ts';
import type { ClaimedPost, SendingPost } from '#core/model/posts.ts';
import { laterOf } from '#core/rules/schedule-time.ts';
import { type Instant, Temporal } from '#core/time/temporal.ts';
import type { Destination } from '../../src/scheduler/life/destinations.ts';
import { nextStep, type Stage } from '../../src/scheduler/life/next-step.ts';
import { createRecordingSurface } from './recording-surface.ts';
import { settableClock } from './schedule-world.ts';

const DUE = Temporal.Instant.from('2026-03-02T08:00:00Z');
const SAID = message(text('the nudge'));
const PLACE = 1 as PlaceId;

const clock = settableClock('2026-03-02T08:00:00Z');
const discord = to('discord');
const slack = to('slack');

function to(id: SurfaceId): Destination {
  const surface = createRecordingSurface(id, clock);
  const channel = { workspaceId: 'w', channelId: 'c' };
  return { surface, place: PLACE, send: (said, nonce) => surface.post(channel, said, nonce) };
}

const DUE_POST = {
  id: 1 as PostId,
  group: 1 as GroupId,
  kind: 'nudge',
  target: { kind: 'place', place: PLACE },
  surface: 'discord',
  period: '2026-03-02',
  dueAt: DUE,
  tries: 0,
  again: false,
} as const;

function claimedPost(change: Partial<ClaimedPost> = {}): ClaimedPost {
  return { ...DUE_POST, state: 'claimed', claim: 'mine', ...change };
}

function sendingPost(change: Partial<SendingPost> = {}): SendingPost {
  return { ...DUE_POST, state: 'sending', nonce: 'n', sendingAt: DUE, ...change };
}

function at(seconds: number): Instant {
  return DUE.add({ seconds });
}

type Claimed = Extract<Stage, { is: 'claimed' }>;

function claimed(change: Partial<Claimed> = {}): Claimed {
  const facts = { destinations: [discord], asked: true, stopped: false };
  const { now = DUE } = change;
  return {
    is: 'claimed',
    post: claimedPost(),
    now,
    goesAt: laterOf(now, DUE),
    ...facts,
    ...change,
  };
}

type Answered = Extract<Stage, { is: 'answered' }>;

function answered(outcome: PostOutcome, change: Partial<Answered> = {}): Answered {
  const sending = { post: sendingPost(), message: SAID, to: discord, otherwise: [] };
  return { is: 'answered', ...sending, repeated: false, now: DUE, outcome, ...change };
}

const SENT: PostOutcome = { kind: 'sent', messageId: 'm1' };
const REFUSED: PostOutcome = { kind: 'refused', because: 'forbidden', code: '50001' };
const UNKNOWN: PostOutcome = { kind: 'unknown', code: 'timeout' };
const UNAVAILABLE: PostOutcome = { kind: 'unavailable', code: '503' };

const HOUR = 3_600;
const again = claimedPost({ again: true });

describe('a claimed post', () => {
  test.each<[string, Partial<Claimed>, object]>([
    ['is composed when it is due', {}, { do: 'compose', late: false, to: discord, otherwise: [] }],
    ['says when it comes late', { now: at(HOUR) }, { do: 'compose', late: true }],
    ['waits until it is due', { now: at(-1) }, { do: 'postpone', until: DUE }],
    ['is dropped when nobody asks for it any more', { asked: false }, { do: 'drop' }],
    [
      'is skipped when it is too late',
      { now: at(12 * HOUR + 1) },
      { do: 'finish', outcome: { state: 'skipped', at: at(12 * HOUR + 1), why: 'too late' } },
    ],
    [
      'is skipped for the platform’s sake when that was tried',
      { now: at(13 * HOUR), post: claimedPost({ tries: 1 }) },
      { do: 'finish', outcome: { why: 'too late: the platform was not available' } },
    ],
    [
      'is skipped for the channel’s sake when that is stopped',
      { now: at(13 * HOUR), stopped: true },
      { do: 'finish', outcome: { why: 'the channel took no posts' } },
    ],
    ['waits while its channel is stopped', { stopped: true }, { do: 'postpone', until: at(900) }],
    [
      'waits while no platform of it runs here',
      { destinations: [] },
      { do: 'postpone', until: at(900) },
    ],
    [
      'that was asked for again goes out whatever has changed since',
      { post: again, now: at(48 * HOUR), asked: false, stopped: true },
      { do: 'compose', late: true },
    ],
  ])('%s', (_, change, step) => {
    expect(nextStep(claimed(change))).toMatchObject(step);
  });
});

describe('a composed post', () => {
  const route = { now: DUE, to: discord, otherwise: [slack] };

  test.each<[string, Extract<Stage, { is: 'composed' }>['composed'], object, object]>([
    [
      'is begun; one that was lost, sent again',
      { kind: 'message', message: SAID },
      { do: 'begin', message: SAID, to: discord, otherwise: [slack] },
      { do: 'send', message: SAID, to: discord, otherwise: [slack], repeated: true },
    ],
    [
      'with nothing to say is skipped; one that was lost stays uncertain',
      { kind: 'not-due', why: 'the group has no members yet' },
      { do: 'finish', outcome: { state: 'skipped', at: DUE, why: 'the group has no members yet' } },
      { do: 'finish', outcome: { state: 'uncertain', at: DUE } },
    ],
    [
      'that could not be composed waits; one that was lost stays uncertain',
      undefined,
      { do: 'postpone', until: at(900) },
      { do: 'finish', outcome: { state: 'uncertain', at: DUE } },
    ],
  ])('%s', (_, composed, first, lost) => {
    expect(nextStep({ is: 'composed', post: claimedPost(), ...route, composed })).toMatchObject(
      first,
    );
    expect(nextStep({ is: 'composed', post: sendingPost(), ...route, composed })).toMatchObject(
      lost,
    );
  });
});

describe('an answered post', () => {
  test('that was sent is finished, and its place goes on', () => {
    expect(nextStep(answered(SENT))).toMatchObject({
      do: 'finish',
      outcome: { state: 'sent', messageId: 'm1', late: false },
      place: PLACE,
    });
  });

  test('that was refused goes to the next destination, and is refused when there is none', () => {
    const first = nextStep(answered(REFUSED, { otherwise: [slack] }));
    expect(first).toMatchObject({ do: 'send', to: slack, otherwise: [], repeated: false });
    expect(nextStep(answered(REFUSED))).toMatchObject({
      do: 'finish',
      outcome: { state: 'refused', why: 'forbidden' },
      place: PLACE,
    });
  });

  test('of a platform that is away is tried again after longer and longer pauses, of a day at most', () => {
    const pause = (tries: number, seconds?: number) => {
      const outcome = { ...UNAVAILABLE, ...(seconds !== undefined && { seconds }) };
      const step = nextStep(answered(outcome, { post: sendingPost({ tries }) }));
      if (step.do !== 'retry') throw new Error(step.do);
      return DUE.until(step.at).total('seconds');
    };
    expect([0, 1, 2, 9].map((tries) => pause(tries))).toEqual([30, 60, 120, 3_600]);
    expect(pause(0, 300)).toBe(300);
    expect(pause(0, 7 * 86_400)).toBe(86_400);
  });
});

describe('whatever happens', () => {
  const outcomes = fc.constantFrom(SENT, REFUSED, UNKNOWN, UNAVAILABLE);
  const destinations = fc.constantFrom(discord, slack);
  const seconds = fc.integer({ min: -200, max: 20 * 86_400 });

  test('what may have arrived is sent again only where a repeat is refused, and soon', () => {
    fc.assert(
      fc.property(
        outcomes,
        destinations,
        fc.array(destinations, { maxLength: 2 }),
        fc.boolean(),
        seconds,
        (outcome, first, otherwise, repeated, passed) => {
          fc.pre(outcome.kind !== 'sent' && (repeated || outcome.kind === 'unknown'));
          const life = { to: first, otherwise, repeated, now: at(passed) };
          const step = nextStep(answered(outcome, life));
          const safe = first === discord && passed >= 0 && passed <= 120;
          expect(step).toMatchObject(
            safe
              ? { do: 'end-lease', from: at(passed + 5) }
              : { do: 'finish', outcome: { state: 'uncertain' } },
          );
        },
      ),
    );
  });

  test('a lost post is composed again only where all of its destinations refuse a repeat, and soon', () => {
    fc.assert(
      fc.property(fc.array(destinations, { maxLength: 3 }), seconds, (all, passed) => {
        const life = {
          is: 'lost',
          post: sendingPost(),
          now: at(passed),
          destinations: all,
        } as const;
        const safe = all.length > 0 && !all.includes(slack) && passed >= 0 && passed <= 120;
        expect(nextStep(life).do).toBe(safe ? 'compose' : 'finish');
      }),
    );
  });

  test('a claimed post is composed only in its time, and asked for, unless an admin asked again', () => {
    fc.assert(
      fc.property(
        fc.record({
          now: seconds.map(at),
          asked: fc.boolean(),
          stopped: fc.boolean(),
          destinations: fc.array(destinations, { maxLength: 2 }),
          post: fc.boolean().map((wanted) => claimedPost({ again: wanted })),
        }),
        (life) => {
          const step = nextStep(claimed(life));
          const late = DUE.until(life.now).total('seconds');
          const inTime = late >= 0 && late <= 12 * HOUR;
          if (life.post.again) expect(['postpone', 'compose']).toContain(step.do);
          else if (step.do === 'compose')
            expect([inTime, life.asked, life.stopped]).toEqual([true, true, false]);
          if (late < 0) expect(step).toEqual({ do: 'postpone', post: life.post, until: DUE });
        },
      ),
    );
  });
});
