// The schedule running beside the desk, for tests of what people see of it: ticks, and what has arrived by then.
import { composers } from '#core/posts/kinds/composers.ts';
import { Temporal } from '#core/time/temporal.ts';
import { renderPlain } from '#render/plain/message.ts';
import { createScheduler } from '../../src/scheduler/scheduler.ts';
import type { Posted, World } from './desk.ts';

type Instant = Temporal.Instant;

export type Arrived = Posted & { readonly at: Instant; readonly text: string };

export type Schedule = {
  /** Sets the clock and does what is due; gives what was posted by that, direct messages too. */
  tickAt(instant: string | Instant): Promise<readonly Arrived[]>;
  /** Ticks at the given instants, a minute before each, and every twelve hours until `until`. */
  live(until: string, at: readonly Instant[]): Promise<readonly Arrived[]>;
};

export function runSchedule(world: World): Schedule {
  const scheduler = createScheduler({
    ...world.parts,
    composers,
    announceDue: world.desk.announceDue,
  });

  async function tickAt(instant: string | Instant): Promise<readonly Arrived[]> {
    const at = Temporal.Instant.from(instant);
    const before = world.posted.length;
    world.setNow(String(at));
    await scheduler.tick();
    return world.posted.slice(before).map((each) => ({
      ...each,
      at,
      text: renderPlain(each.message, { surface: each.surface, workspaceId: 'guild-1' }),
    }));
  }

  return {
    tickAt,
    async live(until, at) {
      const end = Temporal.Instant.from(until);
      const moments = at.flatMap((each) => [each.subtract({ minutes: 1 }), each]);
      let now = world.parts.clock.now();
      while (Temporal.Instant.compare(now, end) < 0) {
        moments.push(now);
        now = now.add({ hours: 12 });
      }
      moments.push(end);
      const arrived: Arrived[] = [];
      for (const moment of moments.toSorted(Temporal.Instant.compare)) {
        arrived.push(...(await tickAt(moment)));
      }
      return arrived;
    },
  };
}
