// Posts that are delivered together: what goes out as one message. A direct message is one alone.
import type { OpenPost, SendingPost } from '#core/model/posts.ts';

/** Of one target; never none. */
export type Bundle<P extends OpenPost = OpenPost> = readonly [P, ...P[]];

/** What is due in one channel goes out together; what an admin asked for again, together beside it. */
export function bundledByChannel<P extends OpenPost>(posts: readonly P[]): readonly Bundle<P>[] {
  return bundledBy(posts, ({ id, target, again }) =>
    target.kind === 'place' ? `place ${target.place}, again: ${again}` : `post ${id}`,
  );
}

/** What was handed over together. */
export function bundledByNonce(posts: readonly SendingPost[]): readonly Bundle<SendingPost>[] {
  return bundledBy(posts, ({ nonce }) => nonce);
}

function bundledBy<P extends OpenPost>(
  posts: readonly P[],
  keyOf: (post: P) => string,
): readonly Bundle<P>[] {
  return [...Map.groupBy(posts, keyOf).values()].flatMap(([first, ...others]): Bundle<P>[] =>
    first === undefined ? [] : [[first, ...others]],
  );
}
