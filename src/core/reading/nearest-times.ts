// What was probably meant by a text that is no amount of time, written so that it is one.
import leven from 'leven';
import { compactTime, MOST_MINUTES, parseWrittenTime } from './time-grammar.ts';
import { inFigures } from './time-words.ts';

/** Up to three texts that are read as a time and say what this one probably says; none where that cannot be told. */
export function nearestTimes(typed: string): readonly string[] {
  const once = typed
    .slice(0, LONGEST)
    .normalize('NFKC')
    .replace(/([.,:])\1+/g, '$1');
  const range = asRange(once);
  const written = parseWrittenTime(range ?? once);
  if (written !== undefined && written.meanings.length > 1) {
    return written.meanings.map((meaning) => meaning.written);
  }
  if (range !== undefined) return written?.meanings.length === 1 ? [range] : [];
  return waysToWrite(written?.meanings[0]?.minutes ?? probablyMeant(inFigures(once)));
}

/** The ways to write an amount; none where no day holds it. */
export function waysToWrite(amount: number): readonly string[] {
  const total = Math.round(amount);
  if (!(total > 0 && total <= MOST_MINUTES)) return [];
  const tries = [
    compactTime(total),
    `${Math.floor(total / 60)}:${String(total % 60).padStart(2, '0')}`,
  ];
  // One figure after the point, or a quarter of an hour: with others it would have two meanings.
  return total % 6 === 0 || total % 15 === 0 ? [...tries, String(total / 60)] : tries;
}

const LONGEST = 100;

/** "9-11" as "9:00-11:00". */
function asRange(typed: string): string | undefined {
  const found = /^(\d{1,2}) ?[‐-―−-] ?(\d{1,2})$/.exec(typed);
  return found === null ? undefined : `${found[1]}:00-${found[2]}:00`;
}

/** Hours and minutes by the unit that follows each; the first number without one is hours. */
function probablyMeant(typed: string): number {
  const numbers = [...typed.matchAll(/(\d+(?:[.,]\d{1,2})?)\s*([a-z]*)/g)];
  if (numbers.length === 0 || numbers.length > 2) return 0;
  if (NO_SUM.test(typed)) return 0;
  let total = 0;
  const known = new Set<string>();
  for (const [index, [, digits = '', word = '']] of numbers.entries()) {
    if (word !== '' && !isUnit(word)) return 0;
    const inHours = word.startsWith('h') || (word === '' && index === 0 && !typed.includes('m'));
    const unit = inHours ? 'h' : 'm';
    // "2h15h": one of them is a slip, and nothing tells which.
    if (known.has(unit)) return 0;
    known.add(unit);
    const meanings = parseWrittenTime(`${digits}${unit}`)?.meanings ?? [];
    if (meanings.length !== 1) return 0;
    total += meanings[0]?.minutes ?? 0;
  }
  return total;
}

/** In "1,25,3" and "1.5-2" nothing tells the hours from the minutes; "1h or 2", "1h to 2h" and "1/5" are no sums. */
const NO_SUM = /\d[.,]\d+[.,]\d|\d ?[‐-―−-] ?[\d.,]|\d\/|\b(?:or|to|till|until)\b/;

const UNITS = ['hour', 'hours', 'minute', 'minutes'];

/** "huors" is hours; "more" and "months" are something else. */
function isUnit(word: string): boolean {
  if (!/^[hm]/.test(word)) return false;
  return word.length < 4 || UNITS.some((unit) => leven(word, unit) <= 2);
}
