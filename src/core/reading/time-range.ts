// Two clock times with a dash or "to" between them, and how long it is from one to the other.

/** A length, and the range as it is written when nothing is left open. */
export type WrittenRange = { readonly minutes: number; readonly written: string };

const DAY = 24 * 60;
const HALF = 12 * 60;

/** A clock time; without "am" or "pm" an hour up to twelve may be in either half of the day. */
type Clock = {
  readonly minute: number;
  readonly half: 'am' | 'pm' | 'either' | 'none';
  /** Written with minutes, a half or a name: not a bare number, which might count hours. */
  readonly isSure: boolean;
};

const NAMED: ReadonlyMap<string, Clock> = new Map([
  ['noon', { minute: HALF, half: 'pm', isSure: true }],
  ['midnight', { minute: 0, half: 'am', isSure: true }],
]);

/**
 * The lengths that "9am-11am", "9:00 to 10:30" or "22:00–01:00" may mean; undefined for what is no
 * range of clock times, as "1-2". Past midnight it goes on to the next day. In a range "9.30" is a
 * clock time, since it cannot be anything else. "9-5" o'clock without halves of the day has two.
 */
export function parseRange(typed: string): readonly WrittenRange[] | undefined {
  const found = /^(?:from )?([^-]+?) ?(?:-| to | until | till ) ?([^-]+)$/.exec(
    typed.replace(/[‐-―−~]/g, '-').replace(/^between (.*) and /, '$1-'),
  );
  const start = clockOf(found?.[1] ?? '');
  const end = clockOf(found?.[2] ?? '');
  if (start === undefined || end === undefined || !(start.isSure || end.isSure)) return undefined;
  return meant(start, end).map(([from, until]) => ({
    minutes: lengthOf(from, until),
    written: `${shown(from)}-${shown(until)}`,
  }));
}

/** The pairs of minutes that the writing leaves; none where it begins and ends at one time. */
function meant(start: Clock, end: Clock): readonly (readonly [from: number, until: number])[] {
  if (isOfHalf(start) || isOfHalf(end)) {
    return halvesOf(start)
      .flatMap((from) => halvesOf(end).map((until) => [from, until] as const))
      .filter(([from, until]) => from !== until)
      .sort((one, other) => lengthOf(...one) - lengthOf(...other))
      .slice(0, 1);
  }
  const asWritten = [start.minute, end.minute] as const;
  if (start.minute === end.minute) return [];
  if (start.minute < end.minute) return [asWritten];
  // "9:00-5:00" is eight hours to some and goes past midnight for others; "22:00-01:00" can do that alone.
  const later = halvesOf(end).filter((until) => until > start.minute);
  return [...later.map((until) => [start.minute, until] as const), asWritten];
}

/** The minutes from one time to the next one that the clock shows so. */
function lengthOf(from: number, until: number): number {
  return (until - from + DAY) % DAY;
}

function isOfHalf({ half }: Clock): boolean {
  return half === 'am' || half === 'pm';
}

function halvesOf({ minute, half }: Clock): readonly number[] {
  return half === 'either' ? [minute, (minute + HALF) % DAY] : [minute];
}

function clockOf(text: string): Clock | undefined {
  const named = NAMED.get(text);
  if (named !== undefined) return named;
  const found = /^(\d{1,2})(?:[:.]([0-5]\d))?(?: ?([ap])\.?m\.?)?$/.exec(text);
  if (!found) return undefined;
  const [, hours = '', minutes, half] = found;
  const hour = Number(hours);
  const minute = Number(minutes ?? 0);
  const isSure = minutes !== undefined || half !== undefined;
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return undefined;
    const inDay = (hour % 12) * 60 + minute + (half === 'p' ? HALF : 0);
    return { minute: inDay, half: half === 'p' ? 'pm' : 'am', isSure };
  }
  if (hour > 24 || (hour === 24 && minute > 0)) return undefined;
  const isEither = hour >= 1 && hour <= 12;
  return { minute: (hour * 60 + minute) % DAY, half: isEither ? 'either' : 'none', isSure };
}

/** "9am", "5:30pm". */
function shown(minute: number): string {
  const hour = Math.floor(minute / 60) % 12 || 12;
  const rest = minute % 60 === 0 ? '' : `:${String(minute % 60).padStart(2, '0')}`;
  return `${hour}${rest}${minute < HALF ? 'am' : 'pm'}`;
}
