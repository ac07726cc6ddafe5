// How a scheduled post goes from due to done: each step one statement that names the state it starts from.
import type { PostWrites } from '#core/model/posts.ts';
import type { Engine } from '../engine.ts';
import { together } from '../together.ts';
import { claimWrites } from './claim.ts';
import { endingWrites } from './end.ts';
import { planWrites } from './schedule.ts';
import { sendingWrites } from './send.ts';

export function postWrites(engine: Engine): PostWrites {
  return together(
    planWrites(engine),
    claimWrites(engine),
    sendingWrites(engine),
    endingWrites(engine),
  );
}
