// The Home tab: published when a member opens it, and anew after what they did there.
import { createHash } from 'node:crypto';
import type { HomeView } from '@slack/types';
import { LRUCache } from 'lru-cache';
import { createKeyedQueue } from '#async/keyed-queue.ts';
import type { Log } from '#core/model/log.ts';
import type { SlackApi } from '../connect/api.ts';

export type Homes = {
  /** Publishes a member's tab. `hash` is the one of the tab that they see, where Slack told it. */
  publish(userId: string, viewNow: ViewNow, hash?: string): Promise<void>;
  /** Publishes it again where it has changed. */
  refresh(userId: string, viewNow: ViewNow): Promise<void>;
};

/** The tab as it is at the moment. */
type ViewNow = () => Promise<HomeView>;

/** What a member's tab holds: a digest of what was published, and Slack's own hash of it. */
type Published = { readonly digest: string; readonly hash?: string | undefined };

const MOST_REMEMBERED = 2_000;

/** What it takes to publish. */
type HomeContext = {
  readonly api: SlackApi;
  readonly published: LRUCache<string, Published>;
  readonly report: (code: string) => void;
};

export function createHomes(api: SlackApi, log: Log): Homes {
  const published = new LRUCache<string, Published>({ max: MOST_REMEMBERED });
  const context = { api, published, report: createReport(log) };
  /** Under a member's id: one follows another, so that the newest state comes last. */
  const queue = createKeyedQueue();
  return {
    publish: (userId, viewNow, hash) =>
      queue.run(userId, async () => publish(context, userId, await viewNow(), { viewNow, hash })),
    refresh: (userId, viewNow) =>
      queue.run(userId, async () => {
        const known = published.get(userId);
        const view = await viewNow();
        if (known?.digest === digestOf(view)) return;
        await publish(context, userId, view, { viewNow, hash: known?.hash });
      }),
  };
}

/** With a hash, Slack refuses to publish over a tab that is newer than the one it names: then it is made anew. */
async function publish(
  context: HomeContext,
  userId: string,
  view: HomeView,
  { viewNow, hash }: { readonly viewNow: ViewNow; readonly hash?: string | undefined },
): Promise<void> {
  const { api, published, report } = context;
  const called = await api.repeatable((client) =>
    client.views.publish({ user_id: userId, view, ...(hash !== undefined && { hash }) }),
  );
  if (called.ok) {
    published.set(userId, { digest: digestOf(view), hash: called.value.view?.hash });
    return;
  }
  const { code } = called.failure;
  if (code === 'hash_conflict' && hash !== undefined) {
    return publish(context, userId, await viewNow(), { viewNow });
  }
  published.delete(userId);
  report(code);
}

/** That the tab is switched off is told once. */
function createReport(log: Log): (code: string) => void {
  let toldSwitchedOff = false;
  return (code) => {
    if (code !== 'not_enabled') return log.warn({ code }, 'a Home tab was not published');
    if (toldSwitchedOff) return;
    toldSwitchedOff = true;
    log.warn({ code }, 'the Home tab is switched off; update the manifest of the Slack app');
  };
}

function digestOf(view: HomeView): string {
  return createHash('sha256').update(JSON.stringify(view)).digest('base64');
}
