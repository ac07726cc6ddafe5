// How long this disk takes to make something durable: what an entry that is stored before its answer cannot do without.
import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { median } from './figures.ts';
import type { Room } from './room.ts';

const FLUSHES = 50;
const PAGE_BYTES = 4_096;

/** The median of milliseconds for one page appended to a file and flushed. */
export function flushTime(room: Room): number {
  const file = openSync(join(room.folder, 'flushed'), 'w');
  const page = Buffer.alloc(PAGE_BYTES, 1);
  const times = Array.from({ length: FLUSHES }, () => {
    const began = performance.now();
    writeSync(file, page);
    fdatasyncSync(file);
    return performance.now() - began;
  });
  closeSync(file);
  return median(times);
}
