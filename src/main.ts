// The composition root: the only file that knows all parts and wires them.
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { commands } from '../commands/index.ts';
import { within } from './async/within.ts';
import {
  type Config,
  formatConfigProblem,
  playgroundFile,
  readConfig,
  readDotEnv,
} from './config.ts';
import { allConnected } from './connecting.ts';
import type { RunningSurface } from './core/command/surface.ts';
import { createDesk, type RunningDesk } from './core/desk/desk.ts';
import { HostError } from './core/model/host-error.ts';
import type { SurfaceId } from './core/model/ids.ts';
import type { Store } from './core/model/store.ts';
import { composers } from './core/posts/kinds/composers.ts';
import { type Clock, Temporal } from './core/time/temporal.ts';
import { finishScrub, keepHouse } from './housekeeping.ts';
import { watchForLostErrors } from './last-resort.ts';
import { createLog } from './logging.ts';
import { checkPrivacyOfFiles, makeFilesPrivate } from './private-files.ts';
import { createReadiness, type Readiness } from './readiness.ts';
import { createShelf } from './roadmap/shelf.ts';
import { loadRoadmaps, type Roadmaps } from './roadmap/shipped.ts';
import { createScheduler, type Scheduler } from './scheduler/scheduler.ts';
import { stopWhenAsked } from './stopping.ts';
import { fileOf, openStore } from './storage/open-store.ts';
import { createMovableClock } from './surfaces/playground/clock/movable-clock.ts';
import type { FreshStart } from './surfaces/playground/receive/requests.ts';
import { seedSample } from './surfaces/playground/sample/sample.ts';
import { createPlaygroundSurface } from './surfaces/playground/surface.ts';
import { assertListenable, startWebServer, type WebServer } from './web/server.ts';

const ROADMAP_FOLDER = join(import.meta.dirname, '../roadmap');
const SYSTEM_CLOCK: Clock = { now: () => Temporal.Now.instant() };

type Routes = Parameters<typeof startWebServer>[0]['routes'];

type Running = {
  readonly surfaces: readonly RunningSurface[];
  readonly desk: () => RunningDesk;
  readonly scheduler: () => Scheduler;
  readonly store: () => Store;
  readonly web: Web;
};

type Web = WebServer & Pick<Readiness, 'drain'>;

async function main(): Promise<void> {
  makeFilesPrivate();
  // The environment beats the file.
  const read = readConfig({ ...readDotEnv(), ...process.env });
  if (!read.ok) throw new HostError(read.problems.map(formatConfigProblem).join('\n'));
  const { config } = read;
  const log = createLog(config.logLevel);
  const roadmaps = loadRoadmaps(ROADMAP_FOLDER);
  const platforms = PLATFORMS.flatMap((platformIn) => platformIn(config) ?? []);
  const live = platforms.length > 0;
  checkPrivacyOfFiles(live ? fileOf(config.databaseUrl) : playgroundFile(config), log);
  const running = live
    ? await connect(platforms, config, roadmaps, log)
    : await play(config, roadmaps, log);
  const { store, desk } = running;
  keepHouse({
    store,
    unname: () => desk().unname(),
    tell: () => desk().tell(),
    clock: SYSTEM_CLOCK,
    log,
  });
  watchForLostErrors(
    log,
    stopWhenAsked(() => stop(running), log),
  );
  // Told last: whoever reads it may already ask to stop.
  tellRunning(running, live, log);
}

function tellRunning({ surfaces, web: { url } }: Running, live: boolean, log: Logger): void {
  if (live) {
    log.info({ surfaces: surfaces.map(({ id }) => id), url }, 'Cairn is running');
    return;
  }
  log.info({ url }, 'the playground is open');
  process.stderr.write(`\n  Cairn's playground is open: ${url}\n  Ctrl+C stops it.\n\n`);
}

type Connected = RunningSurface & { readonly routes?: Routes };

type Connect = (services: {
  readonly desk: () => RunningDesk;
  readonly commands: typeof commands;
  readonly clock: Clock;
  readonly log: Logger;
}) => Promise<Connected>;

/** How each is connected whose tokens are set. An SDK costs memory and time to start: it is loaded only then. */
const PLATFORMS: readonly ((config: Config) => Connect | undefined)[] = [
  ({ discord: config }) =>
    config &&
    (async (services) => {
      const { createDiscordSurface } = await import('./surfaces/discord/surface.ts');
      return createDiscordSurface({ ...services, config });
    }),
  ({ slack: config }) =>
    config &&
    (async (services) => {
      const { createSlackSurface } = await import('./surfaces/slack/surface.ts');
      return createSlackSurface({ ...services, config });
    }),
];

async function connect(
  platforms: readonly Connect[],
  config: Config,
  roadmaps: Roadmaps,
  log: Logger,
): Promise<Running> {
  // Before anything connects: whoever restarts a Cairn that cannot listen would use up the bot's connections.
  await assertListenable(config);
  const store = await openClean(config.databaseUrl, log);
  const surfaces: RunningSurface[] = [];
  const { desk, scheduler } = core(store, { clock: SYSTEM_CLOCK, roadmaps, surfaces, log });
  const services = { desk: () => desk, commands, clock: SYSTEM_CLOCK, log };
  const connected = await allConnected(platforms.map((platform) => platform(services)));
  surfaces.push(...connected);
  await desk.resume();
  scheduler.run();
  const routes = connected.flatMap((surface) => surface.routes ?? []);
  const web = await serve(config, { surfaces, store: () => store, routes, log });
  return { surfaces, desk: () => desk, scheduler: () => scheduler, store: () => store, web };
}

/** Opens the database. What a stop left in its files of people who were deleted goes before anybody is answered. */
async function openClean(url: string, log: Logger): Promise<Store> {
  const store = await openStore(url);
  await finishScrub(store, log);
  return store;
}

type CoreServices = {
  readonly clock: Clock;
  readonly roadmaps: Roadmaps;
  /** Filled as they connect. */
  readonly surfaces: readonly RunningSurface[];
  readonly log: Logger;
};

/** What works on a store: the desk answers people, the scheduler posts by itself. */
function core(store: Store, { clock, roadmaps, surfaces, log }: CoreServices) {
  const parts = {
    store,
    clock,
    roadmaps: createShelf(roadmaps, log),
    surface: (id: SurfaceId) => surfaces.find((surface) => surface.id === id),
    log,
  };
  const desk = createDesk({ ...parts, commands });
  const { announceDue } = desk;
  return { desk, scheduler: createScheduler({ ...parts, composers, announceDue }) };
}

/** Without tokens: the playground, on its own database, with a clock that can be moved. */
async function play(config: Config, roadmaps: Roadmaps, log: Logger): Promise<Running> {
  const clock = createMovableClock(SYSTEM_CLOCK);
  const file = playgroundFile(config);
  const fresh = !existsSync(file);
  let store = await openClean(`file:${file}`, log);
  if (fresh) await seedSample(store, roadmaps.shipped, clock);
  const surfaces: RunningSurface[] = [];
  const parts = { clock, roadmaps, surfaces, log };
  const shelf = createShelf(roadmaps, log);
  let { desk, scheduler } = core(store, parts);
  const playground = await createPlaygroundSurface({
    desk: () => desk,
    store: () => store,
    commands,
    clock,
    roadmapOf: (group) => shelf.roadmapOf(group, store.read),
    async due() {
      await desk.settled();
      await scheduler.tick();
    },
    async reset(kind: FreshStart) {
      await scheduler.stop();
      await desk.settled();
      await store.close();
      for (const part of ['', '-wal', '-shm']) rmSync(`${file}${part}`, { force: true });
      store = await openStore(`file:${file}`);
      if (kind === 'sample') await seedSample(store, roadmaps.shipped, clock);
      ({ desk, scheduler } = core(store, parts));
      scheduler.run();
    },
  });
  surfaces.push(playground);
  scheduler.run();
  const routes = [playground.routes];
  const web = await serve(config, { surfaces, store: () => store, routes, log });
  return { surfaces, desk: () => desk, scheduler: () => scheduler, store: () => store, web };
}

type Served = Pick<Running, 'surfaces' | 'store'> & {
  readonly routes: Routes;
  readonly log: Logger;
};

async function serve(
  { host, port }: Config,
  { surfaces, store, routes, log }: Served,
): Promise<Web> {
  const health = () =>
    surfaces.map((surface) => surface.health()).find(({ ok }) => !ok) ?? ({ ok: true } as const);
  const readiness = createReadiness({ store, health, log });
  const web = await startWebServer({ host, port, health, ready: readiness.now, routes, log });
  return { ...web, drain: readiness.drain };
}

/** How long a stop waits for what follows answers that were given, such as announcements to be changed. */
const FOLLOWING_MILLISECONDS = 5_000;

/** Finishes what is in hand, takes nothing new, closes. */
async function stop({ surfaces, desk, scheduler, store, web }: Running): Promise<void> {
  web.drain();
  const scheduled = scheduler().stop();
  // A platform's limits may hold an edit back, and who was told "removed" must find it removed: once the
  // surfaces stop, what waits for its turn is not sent.
  await within(desk().settled(), FOLLOWING_MILLISECONDS);
  await Promise.all([scheduled, ...surfaces.map((surface) => surface.stop())]);
  await desk().settled();
  await web.close();
  await store().close();
}

await main().catch((error: unknown) => {
  if (!(error instanceof HostError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
