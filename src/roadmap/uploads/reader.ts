// Reads uploads in a thread of its own, one after the other, each within a time: nobody else waits for them.
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import PQueue from 'p-queue';
import type { ReadUpload, Upload } from './read-upload.ts';

export type Reader = {
  /**
   * Reads an upload within so many milliseconds of a processor, and five times that by the clock, counted from when its
   * turn has come: on a machine that is busy with other things nobody's roadmap is refused. `too-much`: that took
   * longer, or more memory, than any roadmap does; `busy`: as many as may are waiting already.
   */
  read(upload: Upload, milliseconds: number): Promise<ReadUpload | 'too-much' | 'busy'>;
  /** Starts the thread for an upload that is expected. */
  prepare(): void;
};

export type ReaderLimits = {
  /** How many may wait for their turn. */
  readonly waiting: number;
  /** How long the thread stays when nothing is to be read: who brings a roadmap often brings it again, mended. */
  readonly idleMilliseconds?: number;
};

/** Loading takes a fraction of a second; on a machine that is busy with other things, longer. */
const START_MILLISECONDS = 30_000;
const IDLE_MILLISECONDS = 60_000;
const MOST_MEGABYTES = 128;
const LOOK_MILLISECONDS = 100;
const BUSY_MACHINE = 5;

/** The thread is started by the first upload, so that it costs a start of Cairn nothing. */
export function createReader({ waiting: most, idleMilliseconds }: ReaderLimits): Reader {
  let thread: Promise<Worker> | undefined;
  let idle: NodeJS.Timeout | undefined;
  const queue = new PQueue({ concurrency: 1 });

  async function end(): Promise<void> {
    const ending = thread;
    thread = undefined;
    await (await ending)?.terminate();
  }

  function running(): Promise<Worker> {
    clearTimeout(idle);
    if (thread !== undefined) return thread;
    const present = start();
    thread = present;
    const gone = () => {
      if (thread === present) thread = undefined;
    };
    present.then((worker) => worker.once('exit', gone), gone);
    return present;
  }

  function endWhenIdle(): void {
    idle = setTimeout(() => void end(), idleMilliseconds ?? IDLE_MILLISECONDS).unref();
  }

  async function readNow(upload: Upload, milliseconds: number): Promise<ReadUpload | 'too-much'> {
    const worker = await running();
    try {
      return await answerOf(worker, upload, milliseconds);
    } catch (error) {
      await end();
      if (isTooMuch(error)) return 'too-much';
      throw error;
    } finally {
      endWhenIdle();
    }
  }

  return {
    async read(upload, milliseconds) {
      if (queue.size >= most) return 'busy';
      return queue.add(() => readNow(upload, milliseconds));
    },
    prepare() {
      if (queue.pending > 0) return;
      void running().catch(() => undefined);
      endWhenIdle();
    },
  };
}

async function start(): Promise<Worker> {
  const worker = new Worker(new URL('./reading-thread.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
  });
  worker.unref();
  // What ends a thread is told to whoever waits for it, and is nobody's else.
  worker.on('error', () => undefined);
  try {
    await once(worker, 'message', { signal: AbortSignal.timeout(START_MILLISECONDS) });
    return worker;
  } catch (error) {
    await worker.terminate();
    throw error;
  }
}

async function answerOf(worker: Worker, upload: Upload, milliseconds: number): Promise<ReadUpload> {
  const over = new AbortController();
  const before = await worker.cpuUsage();
  const look = async () => {
    const { user, system } = await worker.cpuUsage(before);
    if ((user + system) / 1_000 >= milliseconds) over.abort();
  };
  const looking = setInterval(() => void look().catch(() => undefined), LOOK_MILLISECONDS);
  const latest = setTimeout(() => over.abort(), milliseconds * BUSY_MACHINE);
  const answer = once(worker, 'message', { signal: over.signal });
  worker.postMessage(upload);
  try {
    // What the thread posts is a ReadUpload.
    const [read]: ReadUpload[] = await answer;
    if (read === undefined) throw new Error('The thread that reads uploads said nothing.');
    return read;
  } finally {
    clearInterval(looking);
    clearTimeout(latest);
  }
}

/** Out of time, out of memory, or nested too deep. */
function isTooMuch(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? error.code : undefined;
  return (
    error.name === 'AbortError' ||
    error.name === 'RangeError' ||
    code === 'ERR_WORKER_OUT_OF_MEMORY'
  );
}
