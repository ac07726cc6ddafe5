// composed → sending → answered: marked as handed over before it is, in a unit of work of its own; then one attempt.
// Posts that go out as one message are marked with one nonce, and what became of it is what became of each.
import { randomBytes } from 'node:crypto';
import type { PostOutcome } from '#core/command/surface.ts';
import { joinedMessage } from '#core/message/joined.ts';
import type { Log } from '#core/model/log.ts';
import { SENDING_SECONDS } from '#core/rules/sending.ts';
import type { Sending, Stage, StepTo } from './next-step.ts';
import type { SchedulerParts } from './scheduler-parts.ts';

/** Nothing when the posts are no longer the caller's: they were taken together, so none of them is then. */
export async function begin(
  steps: readonly StepTo<'begin'>[],
  parts: SchedulerParts,
): Promise<readonly Stage[]> {
  const [first] = steps;
  if (first === undefined) return [];
  const at = parts.clock.now();
  const nonce = `p${first.post.id}-${randomBytes(6).toString('hex')}`;
  const until = at.add({ seconds: SENDING_SECONDS });
  const areOurs = await parts.store.run(async (tx) => {
    for (const { post } of steps) {
      if (!(await tx.posts.beginSending(post, { nonce, at, until }))) return false;
    }
    return true;
  });
  if (!areOurs) return [];
  const sendings = steps.map(({ post, message, to, otherwise }): Sending => {
    const sending = { ...post, state: 'sending', nonce, sendingAt: at } as const;
    return { post: sending, message, to, otherwise, repeated: false };
  });
  return send(sendings, parts);
}

/** One attempt at one destination. */
export async function send(
  sendings: readonly Sending[],
  { clock, log }: Pick<SchedulerParts, 'clock' | 'log'>,
): Promise<readonly Stage[]> {
  const [first] = sendings;
  if (first === undefined) return [];
  const message = joinedMessage(sendings.map((each) => each.message));
  const outcome = await attempt({ ...first, message }, log);
  if (outcome.kind !== 'sent') {
    const { kind, code } = outcome;
    const posts = sendings.map(({ post }) => ({ post: post.id, kind: post.kind }));
    log.warn({ posts, outcome: kind, code }, 'a post was not sent');
  }
  const now = clock.now();
  return sendings.map((sending) => ({ ...sending, is: 'answered', now, outcome }));
}

async function attempt({ post, message, to }: Sending, log: Log): Promise<PostOutcome> {
  try {
    return await to.send(message, post.nonce);
  } catch (error) {
    log.error({ err: error, surface: to.surface.id }, 'a surface failed while posting');
    return { kind: 'unknown', code: 'thrown' };
  }
}
