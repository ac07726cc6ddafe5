// The posts that this process holds: so many of each platform at once, and those of one place or person one after another.

import PQueue from 'p-queue';
import { createKeyedQueue } from '#async/keyed-queue.ts';
import type { PostId, SurfaceId } from '#core/model/ids.ts';
import type { OpenPost } from '#core/model/posts.ts';
import type { Bundle } from './life/bundle.ts';
import { createSpacedStarts } from './spaced-starts.ts';

/** Posts handed to a platform at once, and held for it at once: each platform has its own. */
export const AT_ONCE = 64;
const HELD = 256;

export type PostsInHand = {
  readonly count: () => number;
  readonly ids: () => ReadonlySet<PostId>;
  /** How many more may be held for a platform. */
  readonly room: (surface: SurfaceId) => number;
  /** Works on posts that go out together when it is their turn. The work tells whether what follows may be due already. */
  readonly begin: (posts: Bundle, work: () => Promise<boolean>) => void;
};

export type Following = {
  readonly underWay: PQueue;
  /** Work on a post has ended. */
  readonly onEnd: (surface: SurfaceId, more: boolean) => void;
  readonly onError: (error: unknown) => void;
};

export function createPostsInHand({ underWay, onEnd, onError }: Following): PostsInHand {
  const held = new Set<OpenPost>();
  const turns = createKeyedQueue();
  const slots = new Map<SurfaceId, PQueue>();
  const startSpaced = createSpacedStarts();

  function slotsOf(surface: SurfaceId): PQueue {
    const known = slots.get(surface) ?? new PQueue({ concurrency: AT_ONCE });
    slots.set(surface, known);
    return known;
  }

  return {
    count: () => held.size,
    ids: () => new Set([...held].map(({ id }) => id)),
    room: (surface) => HELD - [...held].filter((post) => post.surface === surface).length,
    begin(posts, work) {
      const [first] = posts;
      const { surface } = first;
      for (const post of posts) held.add(post);
      const inSlot = () => slotsOf(surface).add(() => startSpaced(work));
      const working = turns
        .run(turnOf(first), inSlot)
        .catch((error: unknown) => {
          onError(error);
          return false;
        })
        .then((more) => {
          for (const post of posts) held.delete(post);
          onEnd(surface, more);
        });
      void underWay.add(() => working);
    },
  };
}

/** Posts of one place, or to one person, go out one after another. */
function turnOf({ surface, group, target }: OpenPost): string {
  switch (target.kind) {
    case 'place':
      return `place ${target.place}`;
    case 'member':
      return `member ${target.member} on ${surface}`;
    case 'admin':
      return `admin of ${group} on ${surface}`;
  }
}
