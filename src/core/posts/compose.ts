// What a scheduled post says: composed when it is due, from what is stored then.
import type { Message } from '../message/message.ts';
import type { Post, PostKind } from '../model/posts.ts';
import type { Instant } from '../time/temporal.ts';
import type { GroupFacts } from './facts.ts';

/** What composing a post is given. `late` posts say that they are. */
export type Composing = {
  readonly facts: GroupFacts;
  /** When it goes out. */
  readonly now: Instant;
  readonly late: boolean;
  /** When what is stored was looked at, where that is not when it goes out: in a preview. */
  readonly asOf?: Instant;
  /** An admin asked for it again. */
  readonly again?: boolean;
};

/** What a post is to be about; that it is stored does not matter to what it says. */
export type DuePost = Omit<Post, 'id'>;

export type Composed =
  | { readonly kind: 'message'; readonly message: Message }
  /** The rules no longer ask for it: a pause, a shift, a changed setting, a review that was written. */
  | { readonly kind: 'not-due'; readonly why: string };

export type Composer = (post: DuePost, composing: Composing) => Promise<Composed>;

/** A composer for each kind of post. */
export type Composers = { readonly [K in PostKind]: Composer };

export function notDue(why: string): Composed {
  return { kind: 'not-due', why };
}
