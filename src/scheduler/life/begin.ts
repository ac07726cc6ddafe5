// composed → sending → answered: marked as handed over before it is, in a unit of work of its own; then one attempt.
import { randomBytes } from 'node:crypto';
import type { PostOutcome } from '#core/command/surface.ts';
import type { Log } from '#core/model/log.ts';
import { SENDING_SECONDS } from '#core/rules/sending.ts';
import type { Sending, Stage, StepTo } from './next-step.ts';
import type { SchedulerParts } from './scheduler-parts.ts';

/** Nothing when the post is no longer the caller's. */
export async function begin(
  { post, message, to, otherwise }: StepTo<'begin'>,
  parts: SchedulerParts,
): Promise<Stage | undefined> {
  const at = parts.clock.now();
  const nonce = `p${post.id}-${randomBytes(6).toString('hex')}`;
  const until = at.add({ seconds: SENDING_SECONDS });
  const isOurs = await parts.store.run((tx) => tx.posts.beginSending(post, { nonce, at, until }));
  if (!isOurs) return undefined;
  const sending = { ...post, state: 'sending', nonce, sendingAt: at } as const;
  return send({ post: sending, message, to, otherwise, repeated: false }, parts);
}

/** One attempt at one destination. */
export async function send(
  sending: Sending,
  { clock, log }: Pick<SchedulerParts, 'clock' | 'log'>,
): Promise<Stage> {
  const { post } = sending;
  const outcome = await attempt(sending, log);
  if (outcome.kind !== 'sent') {
    const { kind, code } = outcome;
    log.warn({ post: post.id, kind: post.kind, outcome: kind, code }, 'a post was not sent');
  }
  return { ...sending, is: 'answered', now: clock.now(), outcome };
}

async function attempt({ post, message, to }: Sending, log: Log): Promise<PostOutcome> {
  try {
    return await to.send(message, post.nonce);
  } catch (error) {
    log.error({ err: error, surface: to.surface.id }, 'a surface failed while posting');
    return { kind: 'unknown', code: 'thrown' };
  }
}
