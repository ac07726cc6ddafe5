// What becomes of the lines that could be read: hours must fit into their dates with what is logged already and with
// one another, and an item is completed once.
import type { NewEntry } from '#core/model/entries.ts';
import type { Reads } from '#core/model/store.ts';
import { itemTitle } from '#core/roadmap/lookups.ts';
import { roomOn } from '#core/rules/day-limit.ts';
import { quote } from '#core/text/quote.ts';
import type { Problem } from '#core/text/reading.ts';
import { formatDate } from '#core/time/format-date.ts';
import { formatMinutes } from '#core/time/format-time.ts';
import { type Minutes, minutes } from '#core/time/temporal.ts';
import type { Line, LineReader } from './line.ts';

export type Judged = Pick<Line, 'number' | 'typed'> &
  (
    | { readonly kind: 'entry'; readonly entry: NewEntry }
    /** Nothing is logged for it, and nothing needs to be done: `why` says so. */
    | { readonly kind: 'left out'; readonly why: string }
    | { readonly kind: 'problem'; readonly problem: Problem }
  );

export async function judgeLines(
  read: Pick<Reads, 'totals' | 'completions'>,
  lines: readonly Line[],
  { member, facts: { roadmap, today } }: Pick<LineReader, 'member' | 'facts'>,
): Promise<readonly Judged[]> {
  const rooms = new Map<string, Minutes>();
  const firstOf = new Map<string, number>();
  const judged: Judged[] = [];
  for (const line of lines) judged.push({ ...line, ...(await judge(line)) });
  return judged;

  async function judge({ reading, number, typed, time }: Line) {
    if (!reading.ok) return { kind: 'problem', problem: reading.problem } as const;
    const entry = reading.value;
    const why = entry.kind === 'completion' ? await doneAlready(entry.item, number) : undefined;
    if (why !== undefined) return { kind: 'left out', why } as const;
    const problem = entry.kind === 'hours' ? await overfull(entry, typed, time) : undefined;
    return problem === undefined
      ? ({ kind: 'entry', entry } as const)
      : ({ kind: 'problem', problem } as const);
  }

  async function doneAlready(item: string, number: number): Promise<string | undefined> {
    const title = itemTitle(roadmap, item);
    const earlier = firstOf.get(item);
    if (earlier !== undefined) return `${title} is already done in line ${earlier}`;
    firstOf.set(item, number);
    const standing = await read.completions.byItem(member.id, item);
    return standing && `${title} was already done on ${formatDate(standing.date, today)}`;
  }

  async function overfull(
    entry: Extract<NewEntry, { kind: 'hours' }>,
    typed: string,
    time: string | undefined,
  ): Promise<Problem | undefined> {
    const key = entry.date.toString();
    const room = rooms.get(key) ?? roomOn(await read.totals.minutesOn(member.id, entry.date));
    if (entry.minutes <= room) {
      rooms.set(key, minutes(room - entry.minutes));
      return undefined;
    }
    rooms.set(key, room);
    const day = formatDate(entry.date, today);
    const holds = `a date holds at most 24 h, counting what is logged and the lines above`;
    if (room === 0) return { what: `${quote(typed)}: ${day} is full; ${holds}.`, tries: [] };
    const what = `${quote(typed)}: ${day} has room for ${formatMinutes(room)} more; ${holds}.`;
    const shorter = typed.replace(time ?? '', () => formatMinutes(room));
    return { what, tries: time === undefined ? [] : [shorter] };
  }
}
