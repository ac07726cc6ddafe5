// How the sample group goes on after its ten weeks: what each member does and when, the same each time.
import { readTimeZone } from '#core/reading/read-zone.ts';
import { type Instant, type PlainDate, Temporal, type ZoneId } from '#core/time/temporal.ts';
import {
  entriesOf,
  evening,
  type Frame,
  laterHours,
  randomOf,
  type SampleEntry,
} from './history.ts';
import { SAMPLE_PEOPLE, type SamplePerson } from './people.ts';

export type Deed = { readonly person: string; readonly at: Instant; readonly date: PlainDate } & (
  | Pick<Extract<SampleEntry, { kind: 'hours' }>, 'kind' | 'minutes' | 'activity' | 'item' | 'note'>
  /** The next deliverable, or the next of the other items. */
  | { readonly kind: 'completion'; readonly stone: boolean }
  /** They look at the latest stone of another one. */
  | { readonly kind: 'verification'; readonly of: string }
  | { readonly kind: 'review'; readonly quarter: number }
);

type Span = { readonly after: Instant; readonly until: Instant };

/** More than half a year of the group: who leaps farther finds the first part of it. */
const MOST_DEEDS = 1_500;

/** What they do after one moment and until another, in the order of time; `start` is the cohort's. */
export function deedsBetween(frame: Omit<Frame, 'now'>, { after, until }: Span): readonly Deed[] {
  const whole = { ...frame, now: until };
  const weekOf = (at: Instant) => Math.floor(daysUntil(frame.start, at) / 7);
  const last = Math.min(weekOf(until), weekOf(after) + MOST_WEEKS);
  const weeks = Array.from({ length: Math.max(0, last - weekOf(after) + 2) }, (_, index) => {
    return weekOf(after) - 1 + index;
  });
  return SAMPLE_PEOPLE.flatMap((person) => {
    const zone = zoneOf(person);
    const known = entriesOf(person, zone, whole).flatMap(asDeed);
    const later = weeks
      .filter((week) => week >= person.hours.length && week >= person.later.from)
      .flatMap((week) => [
        ...laterHours(person, zone, whole, week).flatMap(asDeed),
        ...completionsOf(person, zone, whole, week),
      ]);
    return [...known, ...later, ...reviewsOf(person, zone, whole)];
  })
    .filter(({ at }) => isAfter(at, after) && !isAfter(at, until))
    .toSorted((first, second) => Temporal.Instant.compare(first.at, second.at))
    .slice(0, MOST_DEEDS);
}

const MOST_WEEKS = 60;

function asDeed(entry: SampleEntry): readonly Deed[] {
  // The completions of the ten weeks, and their entries taken back, are history by now.
  if (entry.kind !== 'hours' || entry.undone) return [];
  const { undone: _, ...deed } = entry;
  return [deed];
}

/** A stone every few weeks, which others look at in the days after it, and now and then another item. */
function completionsOf(
  person: SamplePerson,
  zone: ZoneId,
  { start }: Frame,
  week: number,
): readonly Deed[] {
  // Not the numbers that the week's hours came from.
  const random = randomOf(person, 5_000 + week);
  const day = () => start.add({ days: 7 * week + Math.floor(random.next() * 7) });
  const done = (stone: boolean): Deed => {
    const date = day();
    return { kind: 'completion', person: person.id, at: evening(date, zone, 200), date, stone };
  };
  const other = random.next() < 0.5 ? [done(false)] : [];
  if (random.next() >= 1 / person.later.weeksAStone) return other;
  const stone = done(true);
  const others = SAMPLE_PEOPLE.filter(({ id }) => id !== person.id);
  const seen = Array.from({ length: Math.floor(random.next() * 3) }, (_, index): Deed => {
    const at = stone.at.add({ hours: 11 + 7 * index });
    return {
      kind: 'verification',
      person: random.pick(others).id,
      at,
      date: stone.date,
      of: person.id,
    };
  });
  return [...other, stone, ...seen];
}

/** Two days after each quarter of those who began with the cohort; Dee and Gorō write none. */
function reviewsOf({ id, joined }: SamplePerson, zone: ZoneId, frame: Frame): readonly Deed[] {
  if (joined > 0 || id === 'dee' || id === 'goro') return [];
  return frame.roadmap.quarters.map(({ number }) => {
    const date = frame.start.add({ months: 3 * number }).add({ days: 1 });
    return { kind: 'review', person: id, at: evening(date, zone, 100), date, quarter: number };
  });
}

function daysUntil(start: PlainDate, at: Instant): number {
  return start.until(at.toZonedDateTimeISO('UTC').toPlainDate(), { largestUnit: 'days' }).days;
}

function isAfter(at: Instant, other: Instant): boolean {
  return Temporal.Instant.compare(at, other) > 0;
}

function zoneOf({ zone }: SamplePerson): ZoneId {
  const reading = readTimeZone(zone);
  if (!reading.ok) throw new Error(`the sample names a zone that is none: ${zone}`);
  return reading.value;
}
