// How work grows with its size, told by the processor's time: a busy machine makes no difference to it.

/** What takes less is not told apart from what else the process does. */
const LEAST_MILLISECONDS = 20;
const TRIES = 3;

/**
 * How much more work four times the size is: about 4 where work grows as its size does, 16 where it grows as its
 * square.
 */
export function growth(size: number, work: (size: number) => void): number {
  return workOf(() => work(4 * size)) / workOf(() => work(size));
}

function workOf(work: () => void): number {
  const tries = Array.from({ length: TRIES }, () => {
    const before = process.threadCpuUsage();
    work();
    const { user, system } = process.threadCpuUsage(before);
    return (user + system) / 1_000;
  });
  return Math.max(LEAST_MILLISECONDS, Math.min(...tries));
}
