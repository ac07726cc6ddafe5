// A whole playground for tests: real store, desk, surface and web server, on a clock that stands still until moved.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { commands } from '#commands/index.ts';
import { createDesk } from '#core/desk/desk.ts';
import type { Group } from '#core/model/groups.ts';
import type { Log } from '#core/model/log.ts';
import type { Store } from '#core/model/store.ts';
import { composers } from '#core/posts/kinds/composers.ts';
import type { Roadmap } from '#core/roadmap/roadmap.ts';
import { Temporal } from '#core/time/temporal.ts';
import { loadRoadmapFile } from '#roadmap/format/load.ts';
import { openSqliteStore } from '#storage/sqlite/open-sqlite-store.ts';
import { shelfOf } from '#support/shelf.ts';
import { createMovableClock, type MovableClock } from '#surfaces/playground/clock/movable-clock.ts';
import type { FreshStart } from '#surfaces/playground/receive/requests.ts';
import { seedSample } from '#surfaces/playground/sample/sample.ts';
import type { Snapshot } from '#surfaces/playground/send/view.ts';
import { createPlaygroundSurface, type PlaygroundSurface } from '#surfaces/playground/surface.ts';
import { startWebServer } from '#web/server.ts';
import { createScheduler } from '../../../src/scheduler/scheduler.ts';

/** A Thursday, in the eleventh week of the sample group. */
export const NOW = Temporal.Instant.from('2026-03-12T18:00:00Z');

export type Playground = {
  readonly url: string;
  readonly clock: MovableClock;
  readonly surface: PlaygroundSurface;
  readonly store: () => Store;
  post(path: string, body: object): Promise<Response>;
  /** What a person sees now. */
  seenBy(person: string): Promise<Snapshot>;
  /** Another surface on the same store, as after a restart. */
  restarted(): Promise<PlaygroundSurface>;
  /** Fulfils when what follows the answers is done. */
  settled(): Promise<void>;
};

const silent: Log = { info: () => {}, warn: () => {}, error: () => {} };

export function shippedRoadmap(): Roadmap {
  const loaded = loadRoadmapFile(join(import.meta.dirname, '../../../roadmap/mlops-cv-de.yaml'));
  if (!loaded.ok) throw new Error('the shipped roadmap is invalid');
  return loaded.roadmap;
}

/** Opened for one test and closed after it. */
export async function openPlayground(kind: FreshStart = 'sample'): Promise<Playground> {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-playground-'));
  const roadmap = shippedRoadmap();
  const clock = createMovableClock({ now: () => NOW });
  const shelf = shelfOf(roadmap);
  const surfaces: PlaygroundSurface[] = [];
  let opened = 0;
  const fresh = async (start: FreshStart): Promise<Store> => {
    opened += 1;
    const next = await openSqliteStore({ file: join(folder, `${opened}.db`) });
    if (start === 'sample') await seedSample(next, roadmap, clock);
    return next;
  };
  let store = await fresh(kind);
  const failures: unknown[] = [];
  const deskOn = (on: Store) =>
    createDesk({
      commands,
      store: on,
      clock,
      roadmaps: shelfOf(roadmap),
      surface: () => surfaces[0],
      log: { ...silent, error: (data) => failures.push(data) },
    });
  let desk = deskOn(store);
  const schedulerOn = (on: Store) =>
    createScheduler({
      store: on,
      clock,
      roadmaps: shelfOf(roadmap),
      surface: () => surfaces[0],
      log: { ...silent, error: (data) => failures.push(data) },
      composers,
      announceDue: () => desk.announceDue(),
    });
  let scheduler = schedulerOn(store);
  const parts = {
    desk: () => desk,
    store: () => store,
    commands,
    clock,
    roadmapOf: (group: Group) => shelf.roadmapOf(group, store.read),
    async due() {
      await desk.settled();
      await scheduler.tick();
    },
    async reset(start: FreshStart) {
      await store.close();
      store = await fresh(start);
      desk = deskOn(store);
      scheduler = schedulerOn(store);
    },
  };
  const surface = await createPlaygroundSurface(parts);
  surfaces.push(surface);
  const ready = () => ({ ok: true }) as const;
  const server = await startWebServer({
    host: '127.0.0.1',
    port: 0,
    health: () => surface.health(),
    ready,
    routes: [surface.routes],
    log: { ...silent, error: (data) => failures.push(data) },
  });
  onTestFinished(async () => {
    await surface.stop();
    await desk.settled();
    await server.close();
    await store.close();
    rmSync(folder, { recursive: true });
    if (failures.length > 0) throw new AggregateError(failures, 'something was logged as an error');
  });

  return {
    url: server.url,
    clock,
    surface,
    store: () => store,
    post: (path, body) => post(server.url, path, body),
    seenBy: (person) => firstSnapshot(server.url, person),
    restarted: () => createPlaygroundSurface(parts),
    settled: () => desk.settled(),
  };
}

function post(url: string, path: string, body: object): Promise<Response> {
  return fetch(`${url}/playground/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
}

/** The first event of a person's stream. */
async function firstSnapshot(url: string, person: string): Promise<Snapshot> {
  const query = new URLSearchParams({ as: person, zone: 'UTC' });
  const response = await fetch(`${url}/playground/stream?${query}`);
  let text = '';
  for await (const piece of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += piece;
    if (text.includes('\n\n')) break;
  }
  // Written by the surface under test, whose types these are.
  return JSON.parse(/^data: (.*)$/m.exec(text)?.[1] ?? 'null') as Snapshot;
}
