// How a scheduled post goes from due to done: each step one statement that names the state it starts from.
import type { PostWrites } from '#core/model/posts.ts';
import type { Engine } from '../engine.ts';
import { together } from '../together.ts';
import { claimWrites } from './post-claims.ts';
import { endingWrites } from './post-endings.ts';
import { planWrites } from './post-plans.ts';
import { sendingWrites } from './post-sending.ts';

export function postWrites(engine: Engine): PostWrites {
  return together(
    planWrites(engine),
    claimWrites(engine),
    sendingWrites(engine),
    endingWrites(engine),
  );
}
