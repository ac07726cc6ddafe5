// Boards: the ranking rule, equal ranks, who is listed, and what would better a rank.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type NextRank, nextRank } from '#core/rules/next-rank.ts';
import {
  BOARD_METRICS,
  type BoardMetric,
  type Candidate,
  ownRank,
  rank,
} from '#core/rules/ranking.ts';
import { minutes } from '#core/time/temporal.ts';
import { date, memberId } from './values.ts';

const TODAY = date('2026-03-20');

type Facts = Partial<Omit<Candidate, 'member' | 'minutes'>> & { hours?: number };

function candidate(id: number, { hours = 0, ...facts }: Facts): Candidate {
  return {
    member: memberId(id),
    minutes: minutes(hours * 60),
    deliverables: 0,
    verified: 0,
    visibility: 'public',
    left: false,
    ...facts,
  };
}

function board(candidates: readonly Candidate[], by: BoardMetric = 'deliverables') {
  return rank(candidates, by).rows.map(({ member, rank }) => `${rank}: ${member}`);
}

/** The board of the design: Ana, Ben, Chioma, somebody anonymous, and the one who asks. */
const [ANA, BEN, CHIOMA, SOMEBODY, ASKER] = [
  candidate(1, { deliverables: 3, verified: 2, hours: 42 }),
  candidate(2, { deliverables: 2, verified: 1, hours: 51 }),
  candidate(3, { deliverables: 2, verified: 1, hours: 51 }),
  candidate(4, { deliverables: 1, hours: 12, visibility: 'anonymous' }),
  candidate(5, { deliverables: 1, hours: 9 }),
];
const GROUP = [ANA, BEN, CHIOMA, SOMEBODY, ASKER];

describe('by deliverables', () => {
  test('equals share a rank, and the next one is as much later', () => {
    expect(board(GROUP)).toEqual(['1: 1', '2: 2', '2: 3', '4: 4', '5: 5']);
  });

  test.each<[string, Facts, Facts]>([
    [
      'more deliverables before more verifications',
      { deliverables: 2 },
      { deliverables: 1, verified: 1 },
    ],
    [
      'more of them verified before more hours',
      { deliverables: 2, verified: 1 },
      { deliverables: 2, hours: 90 },
    ],
    [
      'more hours before an earlier completion',
      { deliverables: 1, hours: 2, lastCompletion: TODAY },
      { deliverables: 1, hours: 1, lastCompletion: date('2026-03-01') },
    ],
    [
      'the earlier last completion in the end',
      { deliverables: 1, lastCompletion: date('2026-03-01') },
      { deliverables: 1, lastCompletion: TODAY },
    ],
  ])('ranks %s', (_, better, worse) => {
    expect(board([candidate(1, worse), candidate(2, better)])).toEqual(['1: 2', '2: 1']);
  });

  test('ranks hours without a deliverable below every deliverable', () => {
    expect(board([candidate(1, { hours: 99 }), candidate(2, { deliverables: 1 })])).toEqual([
      '1: 2',
      '2: 1',
    ]);
  });
});

describe('by hours and by streak', () => {
  test('hours, then deliverables, and nothing else', () => {
    const candidates = [
      candidate(1, { hours: 5, deliverables: 1 }),
      candidate(2, { hours: 9 }),
      candidate(3, { hours: 5, deliverables: 2, verified: 0, lastCompletion: TODAY }),
      candidate(4, { hours: 5, deliverables: 2, verified: 2, lastCompletion: date('2026-03-01') }),
    ];
    expect(board(candidates, 'hours')).toEqual(['1: 2', '2: 3', '2: 4', '4: 1']);
  });

  test('weeks, then hours, and nothing else', () => {
    const candidates = [
      candidate(1, { streak: 2, hours: 9, deliverables: 4 }),
      candidate(2, { streak: 3, hours: 1 }),
      candidate(3, { streak: 2, hours: 9 }),
      candidate(4, { hours: 80 }),
    ];
    expect(board(candidates, 'streak')).toEqual(['1: 2', '2: 1', '2: 3']);
  });
});

describe('who is on a board', () => {
  test('members with nothing are counted, not ranked', () => {
    const idle = [
      candidate(8, {}),
      candidate(9, { visibility: 'hidden' }),
      candidate(10, { left: true }),
    ];
    expect(rank([...GROUP, ...idle], 'deliverables').unranked).toBe(1);
    expect(board([...GROUP, ...idle])).toHaveLength(5);
  });

  test('nothing of what a board ranks by is not ranked, whatever else there is', () => {
    const ranked = (facts: Facts, by: BoardMetric) => rank([candidate(1, facts)], by);
    expect(ranked({ deliverables: 1, hours: 9 }, 'streak')).toEqual({ rows: [], unranked: 1 });
    expect(ranked({ deliverables: 4, streak: 2 }, 'hours')).toEqual({ rows: [], unranked: 1 });
    expect(ranked({ hours: 9 }, 'deliverables').unranked).toBe(0);
    expect(board([candidate(1, { streak: 2 })], 'streak')).toEqual(['1: 1']);
    expect(rank([candidate(1, { streak: 2 })], 'hours').unranked).toBe(1);
  });

  test('an anonymous member is ranked without a name', () => {
    expect(rank(GROUP, 'deliverables').rows.map(({ named }) => named)).toEqual([
      true,
      true,
      true,
      false,
      true,
    ]);
  });

  test('hidden members and those who left take no rank from others', () => {
    const gone = [
      candidate(8, { deliverables: 9, visibility: 'hidden' }),
      candidate(9, { deliverables: 8, left: true }),
    ];
    expect(board([...gone, ...GROUP])).toEqual(board(GROUP));
  });

  test('a hidden member still sees the rank that would be theirs', () => {
    const hidden = candidate(8, { deliverables: 2, hours: 60, visibility: 'hidden' });
    const alsoHidden = candidate(9, { deliverables: 9, visibility: 'hidden' });
    expect(ownRank([...GROUP, hidden, alsoHidden], hidden, 'deliverables')).toBe(4);
    expect(ownRank(GROUP, candidate(8, { visibility: 'hidden' }), 'deliverables')).toBeUndefined();
  });
});

describe('what would better a rank', () => {
  const next = (
    candidates: readonly Candidate[],
    own: Candidate,
    by: BoardMetric = 'deliverables',
  ) => nextRank(candidates, own, by, TODAY);

  test('is the smallest number of stones, and the rank that they make', () => {
    const own = candidate(9, { deliverables: 1, verified: 1, hours: 60 });
    const others = [ANA, BEN, CHIOMA, candidate(4, { deliverables: 1, verified: 1, hours: 80 })];
    expect(next([...others, own], own)).toEqual({ more: 1, rank: 2 });
  });

  test('counts the new stone as not verified: what verifications decide stays decided', () => {
    // With two stones, Ben and Chioma's verified ones still stand above.
    expect(next(GROUP, ASKER)).toEqual({ more: 1, rank: 4 });
    expect(next([ANA, BEN, ASKER], ASKER)).toEqual({ more: 2, rank: 2 });
  });

  test('counts the new stone as dated today', () => {
    const own = candidate(1, { deliverables: 1, lastCompletion: date('2026-03-01') });
    const rival = (lastCompletion: string) =>
      candidate(2, { deliverables: 2, lastCompletion: date(lastCompletion) });
    expect(next([own, rival('2026-03-19')], own)).toEqual({ more: 2, rank: 1 });
    expect(next([own, rival('2026-03-20')], own)).toEqual({ more: 1, rank: 1 });
  });

  test('keeps a last completion that is later than the group’s today, as where the day begins earlier', () => {
    const own = candidate(1, { deliverables: 1, lastCompletion: date('2026-03-21') });
    const rival = candidate(2, { deliverables: 2, lastCompletion: TODAY });
    expect(next([own, rival], own)).toEqual({ more: 2, rank: 1 });
  });

  test('by hours is told in minutes', () => {
    expect(next(GROUP, ANA, 'hours')).toEqual({ more: 540, rank: 1 });
    expect(next(GROUP, ASKER, 'hours')).toEqual({ more: 180, rank: 4 });
    const fewer = candidate(7, { hours: 42 });
    expect(next([...GROUP, fewer], fewer, 'hours')).toEqual({ more: 555, rank: 1 });
  });

  test('by hours names no trivial aim, and quarter hours alone', () => {
    const rivalWith = (more: number) => ({ ...candidate(2, {}), minutes: minutes(60 + more) });
    const own = candidate(1, { hours: 1 });
    const aim = (more: number) => next([own, rivalWith(more)], own, 'hours')?.more;
    expect([1, 14, 15, 16, 61].map(aim)).toEqual([undefined, undefined, 15, 30, 75]);
    const none = candidate(1, {});
    expect(next([none, rivalWith(0)], none, 'hours')).toEqual({ more: 60, rank: 1 });
  });

  test('is nothing for who is first, alone or not', () => {
    expect(next(GROUP, ANA)).toBeUndefined();
    expect(next([BEN, CHIOMA], BEN)).toBeUndefined();
  });

  test('for who is not ranked is the first thing done', () => {
    const own = candidate(9, { visibility: 'hidden' });
    expect(next([...GROUP, own], own)).toEqual({ more: 1, rank: 6 });
  });
});

const anyCandidate: fc.Arbitrary<Omit<Candidate, 'member'>> = fc
  .record({
    minutes: fc.nat(4).map((quarters) => minutes(quarters * 15)),
    deliverables: fc.nat(3),
    verified: fc.nat(3),
    visibility: fc.constantFrom('public', 'public', 'anonymous', 'hidden'),
    left: fc.nat(5).map((each) => each === 0),
    streak: fc.nat(3),
    on: fc.option(fc.nat(5), { nil: undefined }),
  })
  .map(({ on, ...each }) => ({
    ...each,
    verified: Math.min(each.verified, each.deliverables),
    ...(on !== undefined && { lastCompletion: TODAY.subtract({ days: on }) }),
  }));
const anyGroup = fc
  .array(anyCandidate, { maxLength: 12 })
  .map((group) =>
    group.map((each, index): Candidate => ({ ...each, member: memberId(index + 1) })),
  );
const anyMetric = fc.constantFrom(...BOARD_METRICS);

describe('every board', () => {
  test('is what comparing everybody with everybody gives', () => {
    fc.assert(
      fc.property(anyGroup, anyMetric, (group, by) => {
        const shown = new Map(rank(group, by).rows.map((row) => [row.member, row.rank]));
        const listed = group.filter((each) => each.visibility !== 'hidden' && !each.left);
        for (const each of group) {
          const counts = listed.includes(each) && ranksBy(each, by) > 0;
          const above = listed.filter((other) => beats(other, each, by)).length;
          expect(shown.get(each.member)).toBe(counts ? 1 + above : undefined);
        }
        expect(shown.size + rank(group, by).unranked).toBe(listed.length);
      }),
    );
  });

  test('is the same in whatever order the members come', () => {
    const orders = anyGroup.chain((group) =>
      fc.tuple(fc.constant(group), fc.shuffledSubarray(group, { minLength: group.length })),
    );
    fc.assert(
      fc.property(orders, anyMetric, ([group, other], by) => {
        expect(rank(other, by)).toEqual(rank(group, by));
      }),
    );
  });

  test('has ranks that start at 1, never fall, and jump to the row’s place after equals', () => {
    fc.assert(
      fc.property(anyGroup, anyMetric, (group, by) => {
        const ranks = rank(group, by).rows.map((row) => row.rank);
        for (const [index, each] of ranks.entries()) {
          expect([index + 1, ranks[index - 1]]).toContain(each);
        }
      }),
    );
  });

  test('shows each listed member the rank that they are told', () => {
    fc.assert(
      fc.property(anyGroup, anyMetric, (group, by) => {
        for (const { member, rank: shown, totals } of rank(group, by).rows) {
          expect([member, ownRank(group, totals, by)]).toEqual([member, shown]);
        }
      }),
    );
  });

  test('never ranks anybody lower for one more deliverable', () => {
    fc.assert(
      fc.property(anyGroup, fc.nat(11), (group, index) => {
        const own = group[index % Math.max(1, group.length)];
        fc.pre(own !== undefined);
        const more = grown(own, 1, 'deliverables');
        const was = ownRank(group, own, 'deliverables') ?? Number.POSITIVE_INFINITY;
        expect(ownRank(group, more, 'deliverables')).toBeLessThanOrEqual(was);
      }),
    );
  });

  test('says of a better rank what trying one more after another finds', () => {
    fc.assert(
      fc.property(anyGroup, fc.nat(11), anyMetric, (group, index, by) => {
        const own = group[index % Math.max(1, group.length)];
        fc.pre(own !== undefined);
        expect(nextRank(group, own, by, TODAY)).toEqual(triedRank(group, own, by));
      }),
    );
  });
});

test('50,000 members are ranked while a person waits', () => {
  // No clock here: a rule that compares all with all would run into the test's time limit.
  const members = Array.from({ length: 50_000 }, (_, id) =>
    candidate(id, {
      deliverables: (id * 7919) % 33,
      verified: (id * 31) % 3,
      hours: (id * 104_729) % 600,
      lastCompletion: TODAY.subtract({ days: id % 90 }),
    }),
  );
  expect(rank(members, 'deliverables').rows.length).toBeGreaterThan(49_000);
  expect(nextRank(members, members[77] ?? ANA, 'deliverables', TODAY)).toBeDefined();
});

/** What a board compares, larger is better. */
function keyOf(each: Candidate, by: BoardMetric): readonly number[] {
  const last = each.lastCompletion
    ? -TODAY.subtract({ days: 99 }).until(each.lastCompletion).days
    : -999;
  switch (by) {
    case 'deliverables':
      return [each.deliverables, each.verified, each.minutes, last];
    case 'hours':
      return [each.minutes, each.deliverables];
    case 'streak':
      return [each.streak ?? 0, each.minutes];
  }
}

/** What a member must have some of to be on a board. */
function ranksBy(each: Candidate, by: BoardMetric): number {
  const { deliverables, minutes: logged, streak = 0 } = each;
  return { deliverables: deliverables + logged, hours: logged, streak }[by];
}

function beats(one: Candidate, other: Candidate, by: BoardMetric): boolean {
  const [mine, theirs] = [keyOf(one, by), keyOf(other, by)];
  const differing = mine.findIndex((part, index) => part !== theirs[index]);
  return differing >= 0 && (mine[differing] ?? 0) > (theirs[differing] ?? 0);
}

function grown(own: Candidate, more: number, by: BoardMetric): Candidate {
  switch (by) {
    case 'deliverables':
      return { ...own, deliverables: own.deliverables + more, lastCompletion: TODAY };
    case 'hours':
      return { ...own, minutes: minutes(own.minutes + more) };
    case 'streak':
      return { ...own, streak: (own.streak ?? 0) + more };
  }
}

function triedRank(
  group: readonly Candidate[],
  own: Candidate,
  by: BoardMetric,
): NextRank | undefined {
  const rankAfter = (more: number) =>
    ownRank(group, more === 0 ? own : grown(own, more, by), by) ?? Number.POSITIVE_INFINITY;
  const ranked = Number.isFinite(rankAfter(0));
  const step = by === 'hours' ? 15 : 1;
  // What some minutes reach is no aim.
  const reached = rankAfter(by === 'hours' && ranked ? 1 : 0);
  for (let more = by === 'hours' && !ranked ? 60 : step; more <= 90; more += step) {
    const then = rankAfter(more);
    if (then < reached) return { more, rank: then };
  }
  return undefined;
}
