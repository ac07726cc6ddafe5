// What the sample group logged in its ten weeks, worked out before anything is written.
import type { Item, Roadmap } from '#core/roadmap/roadmap.ts';
import {
  type Instant,
  type Minutes,
  minutes,
  type PlainDate,
  type ZoneId,
} from '#core/time/temporal.ts';
import { SAMPLE_NOTES, type SampleCompletion, type SamplePerson } from './people.ts';
import { createRandom, type Random } from './random.ts';

export type SampleEntry = {
  readonly person: string;
  /** Never after the clock's now. */
  readonly at: Instant;
  readonly date: PlainDate;
  readonly note?: string;
} & (
  | {
      readonly kind: 'hours';
      readonly minutes: Minutes;
      readonly activity: string;
      readonly item?: string;
      /** Logged by mistake and taken back. */
      readonly undone: boolean;
    }
  | {
      readonly kind: 'completion';
      readonly item: Item;
      readonly evidence?: string;
      readonly verifiedBy: readonly string[];
    }
);

export type Frame = { readonly start: PlainDate; readonly now: Instant; readonly roadmap: Roadmap };

const SEED = 20_260_302;
const QUARTER_HOUR = 15;
const WEEKS_A_QUARTER = 13;
/** Evening, when people who work by day have logged what they did. */
const LOGGED_AT = 20 * 60;
const MIDNIGHT_AT = 24 * 60;

/** One member's entries, oldest first. */
export function entriesOf(
  person: SamplePerson,
  zone: ZoneId,
  frame: Frame,
): readonly SampleEntry[] {
  const random = createRandom(SEED + (person.name.codePointAt(0) ?? 0));
  const hours = person.hours.flatMap((total, week) =>
    sessions(total, random).map(({ day, length }) =>
      hoursEntry(person, zone, frame, random, 7 * week + day, length),
    ),
  );
  const completions = person.completions.flatMap((each) =>
    completionEntry(person, zone, frame, each),
  );
  const mistake = hours.filter(({ at }) => isBy(at, frame.now)).at(-3);
  const doubled =
    mistake === undefined || person.id !== 'ana' ? [] : [{ ...mistake, undone: true }];
  return [...hours, ...doubled, ...completions].filter(({ at }) => isBy(at, frame.now));
}

function isBy(at: Instant, now: Instant): boolean {
  return at.epochMilliseconds <= now.epochMilliseconds;
}

/** The hours of one week in which a member goes on as they use to; fewer in the odd week. */
export function laterHours(
  person: SamplePerson,
  zone: ZoneId,
  frame: Frame,
  week: number,
): readonly Extract<SampleEntry, { kind: 'hours' }>[] {
  const random = randomOf(person, week);
  const usual = person.later.hours * (0.92 + 0.25 * random.next());
  const total = random.next() < 0.08 ? usual / 2 : usual;
  return sessions(total, random).map(({ day, length }) =>
    hoursEntry(person, zone, frame, random, 7 * week + day, length),
  );
}

/** Of one member and week: the same each time, whatever was before. */
export function randomOf({ name }: SamplePerson, week: number): Random {
  return createRandom(SEED + 1_000 * (name.codePointAt(0) ?? 0) + week);
}

/** A week's hours in sittings of a few hours, most days one. */
function sessions(total: number, random: Random): readonly { day: number; length: Minutes }[] {
  const sittings: { day: number; length: Minutes }[] = [];
  let left = Math.round((total * 60) / QUARTER_HOUR);
  for (let day = 0; left > 0; day = (day + 1) % 7) {
    if (sittings.length < 7 && random.next() < 0.25) continue;
    const length = Math.min(left, 6 + Math.floor(random.next() * 9));
    sittings.push({ day, length: minutes(length * QUARTER_HOUR) });
    left -= length;
  }
  return sittings;
}

function hoursEntry(
  person: SamplePerson,
  zone: ZoneId,
  frame: Frame,
  random: Random,
  day: number,
  length: Minutes,
): Extract<SampleEntry, { kind: 'hours' }> {
  const date = frame.start.add({ days: day });
  const activity = weighted(frame.roadmap, random);
  const notes = SAMPLE_NOTES[activity] ?? [];
  const note = random.next() < 0.35 && notes.length > 0 ? random.pick(notes) : undefined;
  const quarter = frame.roadmap.quarters[Math.floor(day / (7 * WEEKS_A_QUARTER))];
  const items = quarter?.technologies ?? [];
  const item = random.next() < 0.3 && items.length > 0 ? random.pick(items).id : undefined;
  return {
    kind: 'hours',
    person: person.id,
    at: evening(date, zone, nightOf(person) + Math.floor(random.next() * 180)),
    date,
    minutes: length,
    activity,
    undone: false,
    ...(note !== undefined && { note }),
    ...(item !== undefined && { item }),
  };
}

/** An activity as often as the roadmap's shares say. */
function weighted({ activities }: Roadmap, random: Random): string {
  const shares = activities.flatMap(({ id, share }) => Array.from({ length: share }, () => id));
  return random.pick(shares);
}

/** Nothing when the roadmap's first quarter has fewer items of that kind. */
function completionEntry(
  person: SamplePerson,
  zone: ZoneId,
  { start, roadmap }: Frame,
  { kind, at, day, evidence, note, verifiedBy = [] }: SampleCompletion,
): readonly SampleEntry[] {
  const item = roadmap.items.filter((each) => each.quarter === 1 && each.kind === kind)[at];
  if (item === undefined) return [];
  const date = start.add({ days: day });
  return [
    {
      kind: 'completion',
      person: person.id,
      at: evening(date, zone, 200),
      date,
      item,
      verifiedBy,
      ...(evidence !== undefined && { evidence }),
      ...(note !== undefined && { note }),
    },
  ];
}

/** How much later than others somebody logs: a night owl after midnight, before their day ends. */
function nightOf({ nightOwl }: SamplePerson): number {
  return nightOwl === undefined ? 0 : MIDNIGHT_AT - LOGGED_AT;
}

/** `later` minutes after the hour at which people log. */
export function evening(date: PlainDate, zone: ZoneId, later: number): Instant {
  return date
    .toZonedDateTime(zone)
    .add({ minutes: LOGGED_AT + later })
    .toInstant();
}
