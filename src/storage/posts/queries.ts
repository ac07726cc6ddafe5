// Scheduled posts: what is stored of them, and how one goes from due to done. Each step is one statement that names the
// state it starts from.
import type { PostReads, PostWrites } from '#core/model/posts.ts';
import type { Engine } from '../engine/engine.ts';
import { together } from '../engine/together.ts';
import { claimPosts } from './claim.ts';
import { endPosts } from './end.ts';
import { forgetPosts } from './forget.ts';
import { donePosts, openPosts, timerWarnings } from './read.ts';
import { schedulePosts } from './schedule.ts';
import { sendPosts } from './send.ts';

export function postReads(engine: Engine): PostReads {
  return together(openPosts(engine), donePosts(engine), timerWarnings(engine));
}

export function postWrites(engine: Engine): PostWrites {
  return together(
    schedulePosts(engine),
    claimPosts(engine),
    sendPosts(engine),
    endPosts(engine),
    forgetPosts(engine),
  );
}
