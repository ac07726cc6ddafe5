// The schedule's engine: what is due is stored rows; each tick plans what changed, claims what is due, and delivers it.
import { randomUUID } from 'node:crypto';
import type { PostId, SurfaceId } from '#core/model/ids.ts';
import { SURFACE_IDS } from '#core/model/platforms.ts';
import type { ClaimedPost, OpenPost, SendingPost } from '#core/model/posts.ts';
import type { Transaction } from '#core/model/store.ts';
import { createLanes, type Lanes } from './lanes.ts';
import { createDelivery, SENDING_SECONDS } from './life/deliver.ts';
import type { SchedulerParts } from './life/scheduler-parts.ts';
import { tellOfStops } from './notify-admin.ts';
import { createPlanner } from './planning/plan.ts';
import { createTurns } from './spaced-starts.ts';
import { type Ticking, tick } from './ticking.ts';

export type Scheduler = {
  /** Does all that is due now, and fulfils when it is done. Never rejects: what goes wrong is logged and tried again. */
  tick(): Promise<void>;
  /** Ticks by itself from now on. */
  run(): void;
  /** Begins nothing new, and fulfils when what was begun has ended. */
  stop(): Promise<void>;
};

/** Posts that were claimed at once, and how many there was room for. */
type Batch = { readonly posts: readonly ClaimedPost[]; readonly limit: number };

/** How long a claim holds before its sending begins; then another process may take it. */
const CLAIM_SECONDS = 120;
/** Posts handed to a platform at once, and claimed for it at once: each platform has its own. */
const AT_ONCE = 64;
const CLAIMED = 256;
/** With more than this in hand there is no time to look who has left: that takes a request for each member. */
const FEW = 10;

export function createScheduler(parts: SchedulerParts): Scheduler {
  const { store, clock, log } = parts;
  const planner = createPlanner(parts);
  const delivery = createDelivery(parts);
  const inHand = new Set<{ readonly id: PostId; done: Promise<void> }>();
  const lanes = new Map(SURFACE_IDS.map((id) => [id, createLanes(AT_ONCE, onError)] as const));
  const claimed = new Map<SurfaceId, number>();
  const inTurn = createTurns();
  let ticking: Ticking | undefined;
  let stopped = false;
  let asked = false;
  /** Something has ended since it was last looked at what follows. */
  let news = false;
  let working: Promise<void> | undefined;
  let telling: Promise<void> | undefined;

  function onError(error: unknown): void {
    log.error({ err: error }, 'a tick of the schedule failed');
  }

  /** One round: plans, recovers, claims and starts deliveries; does not wait for them. Asked meanwhile: one more. */
  function wake(): Promise<void> {
    asked = true;
    working ??= rounds().finally(() => {
      working = undefined;
    });
    return working;
  }

  async function rounds(): Promise<void> {
    while (asked && !stopped) {
      asked = false;
      await round().catch(onError);
    }
  }

  async function round(): Promise<void> {
    if (await planner.plan()) asked = true;
    for (const id of SURFACE_IDS) {
      const lane = lanes.get(id);
      if (parts.surface(id) === undefined || lane === undefined) continue;
      await takeUp(id, lane);
    }
    if ((await store.read.places.stopsToReport(clock.now())).length === 0) return;
    // Not waited for: an admin who is slow to reach holds nothing up.
    telling ??= tellOfStops(parts)
      .catch(onError)
      .finally(() => {
        telling = undefined;
      });
  }

  /** What others left behind and what is due: in one unit of work, and one more for each further batch. */
  async function takeUp(id: SurfaceId, lane: Lanes): Promise<void> {
    const first = await store.run(async (tx) => {
      const lost = await recover(tx, id);
      return { lost, due: await claim(tx, id, lost.length) };
    });
    for (const post of first.lost) start(post, lane, () => delivery.recover(post));
    let { due } = first;
    for (;;) {
      for (const post of due.posts) begin(post, lane);
      if (due.posts.length < due.limit || stopped) return;
      due = await store.run((tx) => claim(tx, id, 0));
    }
  }

  /** Shows signs of life for what is being sent, and takes over what is lost. */
  async function recover(tx: Transaction, id: SurfaceId): Promise<readonly SendingPost[]> {
    const now = clock.now();
    const until = now.add({ seconds: SENDING_SECONDS });
    const own = new Set([...inHand].map((post) => post.id));
    await tx.posts.extendLease([...own], until);
    await tx.posts.releaseExpired(id, now);
    const taken: SendingPost[] = [];
    for (const post of await tx.posts.lost(id, now)) {
      if (!own.has(post.id) && (await tx.posts.takeOver(post, now, until))) taken.push(post);
    }
    return taken;
  }

  /** As many as there is room for; `taken` have been taken and not been started yet. */
  async function claim(tx: Transaction, id: SurfaceId, taken: number): Promise<Batch> {
    const limit = Math.min(CLAIMED - taken - (claimed.get(id) ?? 0), AT_ONCE);
    if (limit <= 0 || stopped) return { posts: [], limit: AT_ONCE };
    const now = clock.now();
    const until = now.add({ seconds: CLAIM_SECONDS });
    const posts = await tx.posts.claim(id, { now, until, claim: randomUUID(), limit });
    return { posts, limit };
  }

  function begin(post: ClaimedPost, lane: Lanes): void {
    start(post, lane, async () => {
      // Stopping gives back what was not begun, so that the next start need not wait for the lease.
      if (stopped) await store.run((tx) => tx.posts.postpone(post, clock.now()));
      else await delivery.deliver(post, inHand.size > FEW);
    });
  }

  function start(post: OpenPost, lane: Lanes, work: () => Promise<void>): void {
    const { surface } = post;
    claimed.set(surface, (claimed.get(surface) ?? 0) + 1);
    const entry = { id: post.id, done: Promise.resolve() };
    inHand.add(entry);
    entry.done = lane
      .run(laneOf(post), () => inTurn(work))
      .finally(() => {
        inHand.delete(entry);
        news = true;
        const left = (claimed.get(surface) ?? 1) - 1;
        claimed.set(surface, left);
        // More may be due than could be claimed at once; and the week after one that was missed may be due as well.
        if ((left === CLAIMED - AT_ONCE || inHand.size === 0) && !stopped) void wake();
      });
  }

  /** Until nothing is in hand and nothing has followed from it. */
  async function settled(): Promise<void> {
    while (inHand.size > 0 || telling !== undefined || news) {
      await finished();
      news = false;
      await wake();
    }
  }

  async function finished(): Promise<void> {
    await Promise.all([...[...inHand].map(({ done }) => done), telling]);
  }

  return {
    async tick() {
      await wake();
      await settled();
    },
    run() {
      ticking ??= tick(() => void wake());
      void wake();
    },
    async stop() {
      stopped = true;
      await ticking?.stop();
      await working;
      await finished();
    },
  };
}

/** Posts of one place, or to one person, go out one after another. */
function laneOf({ group, target }: OpenPost): string {
  switch (target.kind) {
    case 'place':
      return `place ${target.place}`;
    case 'member':
      return `member ${target.member}`;
    case 'admin':
      return `admin of ${group}`;
  }
}
