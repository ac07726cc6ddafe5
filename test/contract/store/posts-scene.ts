// A group with a place and a nudge that is due, for the contract of scheduled posts.
import type { Place } from '#core/model/places.ts';
import type { NewPost } from '#core/model/posts.ts';
import type { Store } from '#core/model/store.ts';
import { instant, type OpenStore, openScene, type Scene } from './scene.ts';

export const DUE = instant('2026-03-16T08:00:00Z');
export const LATER = DUE.add({ minutes: 2 });

export type PostScene = Scene & { readonly place: Place; readonly nudge: NewPost };

export async function openPosts(open: OpenStore): Promise<PostScene> {
  const scene = await openScene(open);
  const place = await scene.store.run((tx) =>
    tx.places.add({
      surface: 'discord',
      workspaceId: 'S',
      name: 'S',
      group: scene.group.id,
      channelId: 'C',
    }),
  );
  const nudge: NewPost = {
    group: scene.group.id,
    kind: 'nudge',
    target: { kind: 'place', place: place.id },
    period: '2026-03-16',
    dueAt: DUE,
    surface: 'discord',
  };
  await scene.store.run((tx) => tx.posts.schedule([nudge]));
  return { ...scene, place, nudge };
}

export const take = (claim: string, now = DUE) => ({ now, until: LATER, claim, limit: 10 });

export async function claimOne(store: Store, claim = 'one', now = DUE) {
  const [post] = await store.run((tx) => tx.posts.claim('discord', take(claim, now)));
  if (post === undefined) throw new Error('nothing was claimed');
  return post;
}
