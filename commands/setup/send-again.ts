// Send again: a post that may not have arrived is made due once more, because an admin looked and says so.
import { answer, type Outcome, turnedPage } from '#core/command/answer.ts';
import type { Context } from '#core/command/command.ts';
import { bold, type Rich, rich } from '#core/message/inline.ts';
import { divider, message, text } from '#core/message/message.ts';
import type { Group } from '#core/model/groups.ts';
import { postId } from '#core/model/ids.ts';
import type { EndedPost, OpenPost } from '#core/model/posts.ts';
import type { Transaction } from '#core/model/store.ts';
import { noGroup } from './answers.ts';
import {
  dueFirst,
  isPrivate,
  outcomeText,
  postName,
  type Together,
  whenText,
} from './post-words.ts';
import { statusBlocks } from './status.ts';

/** As far back as `setup status` looks for posts that may not have arrived. */
const LOOKED_AT = 150;

/** Pressed twice, or on a post that is no longer uncertain: nothing is changed. The status follows in each case. */
export async function sendAgain(context: Context, id: string | undefined): Promise<Outcome> {
  const { group } = context;
  if (group === undefined) return noGroup();
  return context.writeOnce(async (tx) => {
    const wanted = postId(id);
    const post = wanted === undefined ? undefined : await tx.posts.byId(wanted);
    if (post === undefined || post.group !== group.id) {
      return answer(message(text('That post is not of this group. Nothing was changed.')));
    }
    const name = await lineOf(tx, await sentWith(tx, post), group, context);
    const asked = await tx.posts.sendAgain(post.id, context.now);
    const said = asked
      ? rich`${name} goes out within a minute.`
      : rich`${name}: ${stateText(post, group, context)}. Nothing was changed.`;
    const blocks = await statusBlocks(tx, context, group);
    return turnedPage(context, message(text(said), divider(), ...blocks));
  });
}

async function lineOf(
  tx: Transaction,
  posts: Together<OpenPost | EndedPost>,
  { id, timeZone }: Group,
  { now }: Context,
): Promise<Rich> {
  const name = postName(posts, await tx.places.ofGroup(id));
  if (isPrivate(posts[0])) return bold(name);
  return rich`${bold(name)} of ${whenText(dueFirst(posts), timeZone, now)}`;
}

/** A post, and those that were in the same message. */
async function sentWith(
  tx: Transaction,
  post: OpenPost | EndedPost,
): Promise<Together<OpenPost | EndedPost>> {
  if (!('outcome' in post) || post.nonce === undefined) return [post];
  const done = await tx.posts.lastDone(post.group, LOOKED_AT);
  return [post, ...done.filter(({ id, nonce }) => nonce === post.nonce && id !== post.id)];
}

function stateText(post: OpenPost | EndedPost, { timeZone }: Group, { now }: Context): string {
  if (!('outcome' in post)) return 'on its way already';
  return outcomeText(post.outcome, (at) => whenText(at, timeZone, now));
}
