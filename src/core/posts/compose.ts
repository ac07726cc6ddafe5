// What a scheduled post says: composed when it is due, from what is stored then.
import type { Message } from '../message/message.ts';
import type { Group } from '../model/groups.ts';
import type { Post, PostKind } from '../model/posts.ts';
import type { Reads } from '../model/store.ts';
import type { Roadmap } from '../roadmap/roadmap.ts';
import type { Instant } from '../time/temporal.ts';

/** What composing a post is given. `late` posts say that they are. */
export type PostSetting = {
  readonly read: Reads;
  readonly group: Group;
  readonly roadmap: Roadmap;
  readonly now: Instant;
  readonly late: boolean;
};

/** What a post is to be about; that it is stored does not matter to what it says. */
export type DuePost = Omit<Post, 'id'>;

export type Composed =
  | { readonly kind: 'message'; readonly message: Message }
  /** The rules no longer ask for it: a pause, a shift, a changed setting, a review that was written. */
  | { readonly kind: 'not-due'; readonly why: string };

/** A composer for each kind of post. */
export type Composers = {
  readonly [K in PostKind]: (post: DuePost, setting: PostSetting) => Promise<Composed>;
};
