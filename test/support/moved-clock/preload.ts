// Preloaded into a process: its wall clock is the machine's, moved by the milliseconds that a file holds.
import { readFileSync } from 'node:fs';
import { clearInterval, setInterval } from 'node:timers';

const LOOK_MILLISECONDS = 20;

const file = process.env['MOVED_CLOCK'];
if (file === undefined) throw new Error('MOVED_CLOCK names no file');
const RealDate = Date;
const realNow = Date.now.bind(Date);
let moved = read(file);

/** The file is replaced as a whole, so what is read is always a number. */
function read(from: string): number {
  return Number(readFileSync(from, 'utf8'));
}

const looking = setInterval(() => {
  try {
    moved = read(file);
  } catch {
    // The test is over and its folder gone.
    clearInterval(looking);
  }
}, LOOK_MILLISECONDS);
looking.unref();

RealDate.now = () => realNow() + moved;
globalThis.Date = new Proxy(RealDate, {
  construct: (target, given, newTarget) =>
    Reflect.construct(target, given.length === 0 ? [target.now()] : given, newTarget),
  apply: (target) => new target(target.now()).toString(),
});
