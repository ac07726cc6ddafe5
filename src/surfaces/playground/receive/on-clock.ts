// The clock is moved: one move after the other, with nobody doing anything on the way.
import { Temporal } from '#core/time/temporal.ts';
import { passTo } from '../clock/passing.ts';
import type { HandlerContext } from './handler-context.ts';
import { DONE, type Reply } from './reply.ts';
import type { ClockMove } from './requests.ts';

export async function onClock(context: HandlerContext, move: ClockMove): Promise<Reply> {
  const { clock, gate, due } = context;
  await gate.alone(async () => {
    if ('hours' in move) return passTo(context, clock.now().add({ hours: move.hours }));
    if ('to' in move) return passTo(context, Temporal.Instant.from(move.to));
    clock.reset();
    return due();
  });
  return DONE;
}
