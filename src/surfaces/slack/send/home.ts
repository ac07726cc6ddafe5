// The Home tab: published when a member opens it, and anew after what they did there.
import { createHash } from 'node:crypto';
import type { HomeView } from '@slack/types';
import { LRUCache } from 'lru-cache';
import { createKeyedQueue } from '#async/keyed-queue.ts';
import type { Desk } from '#core/command/surface.ts';
import type { Log } from '#core/model/log.ts';
import { renderSlackHome } from '#render/slack/view.ts';
import type { SlackApi } from '../connect/api.ts';
import { type Actor, askerOf } from '../receive/ask.ts';
import type { Profiles } from '../receive/profiles.ts';

export type Homes = {
  /** Publishes a member's tab as it is now. `hash` is the one of the tab that they see, where Slack told it. */
  open(actor: Actor, hash?: string): Promise<void>;
  /** Publishes it again where it has changed. */
  refresh(actor: Actor): Promise<void>;
};

type Parts = {
  readonly api: SlackApi;
  readonly desk: () => Desk;
  readonly profiles: Profiles;
  readonly log: Log;
};

/** What a member's tab holds: a digest of what was published, and Slack's own hash of it. */
type Published = { readonly digest: string; readonly hash?: string | undefined };

const MOST_REMEMBERED = 2_000;

export function createHomes(parts: Parts): Homes {
  const { api, log } = parts;
  const published = new LRUCache<string, Published>({ max: MOST_REMEMBERED });
  /** Under a member's id: one follows another, so that the newest state comes last. */
  const queue = createKeyedQueue();
  let toldSwitchedOff = false;

  /** With a hash, Slack refuses to publish over a tab that is newer than the one it names. */
  async function publish(actor: Actor, view: HomeView, hash?: string): Promise<void> {
    const called = await api.repeatable((client) =>
      client.views.publish({ user_id: actor.userId, view, ...(hash !== undefined && { hash }) }),
    );
    if (called.ok) {
      published.set(actor.userId, { digest: digestOf(view), hash: called.value.view?.hash });
      return;
    }
    const { code } = called.failure;
    if (code === 'hash_conflict' && hash !== undefined)
      return publish(actor, await viewOf(parts, actor));
    published.delete(actor.userId);
    if (code !== 'not_enabled') log.warn({ code }, 'a Home tab was not published');
    else if (!toldSwitchedOff) {
      toldSwitchedOff = true;
      log.warn({ code }, 'the Home tab is switched off; update the manifest of the Slack app');
    }
  }

  return {
    open: (actor, hash) =>
      queue.run(actor.userId, async () => publish(actor, await viewOf(parts, actor), hash)),
    refresh: (actor) =>
      queue.run(actor.userId, async () => {
        const known = published.get(actor.userId);
        const view = await viewOf(parts, actor);
        if (known?.digest !== digestOf(view)) await publish(actor, view, known?.hash);
      }),
  };
}

async function viewOf({ desk, profiles }: Parts, actor: Actor): Promise<HomeView> {
  const { place, direct, userId } = actor;
  const known = profiles.known(userId);
  const asker = askerOf(profiles, actor, { name: known?.name, fresh: undefined });
  const shown = await desk().home({ surface: 'slack', place, direct, asker });
  const { workspaceId } = place;
  const timeZone = known?.timeZone;
  return renderSlackHome(shown, { surface: 'slack', workspaceId, ...(timeZone && { timeZone }) });
}

function digestOf(view: HomeView): string {
  return createHash('sha256').update(JSON.stringify(view)).digest('base64');
}
