// One entry in one line, for history, undo and answers.
import { bold, joined, link, type Rich, rich } from '../message/inline.ts';
import { type Entry, type NewEntry, verificationsOf } from '../model/entries.ts';
import { activityById, itemById, itemTitle, metricById } from '../roadmap/lookups.ts';
import type { Metric, Roadmap } from '../roadmap/roadmap.ts';
import { formatDate } from '../time/format-date.ts';
import { formatMinutes } from '../time/format-time.ts';
import type { PlainDate } from '../time/temporal.ts';
import { amountText } from './metric-line.ts';

/** "**1 h 30 min** coding · Docker fundamentals · Tue 3 Mar", without the note; also of what is yet to be logged. */
export function entryLine(entry: Entry | NewEntry, roadmap: Roadmap, today: PlainDate): Rich {
  return joined(' · ', ...facts(entry, roadmap), formatDate(entry.date, today));
}

/** The same in a few plain words, for a button of it: "1 h 30 min on Tue 3 Mar". */
export function entryName(entry: Entry, roadmap: Roadmap, today: PlainDate): string {
  return `${nameOf(entry, roadmap)} on ${formatDate(entry.date, today)}`;
}

function nameOf(entry: Entry, roadmap: Roadmap): string {
  switch (entry.kind) {
    case 'hours':
      return formatMinutes(entry.minutes);
    case 'completion':
      return itemTitle(roadmap, entry.item);
    case 'metric':
      return metricById(roadmap, entry.metric)?.title ?? entry.metric;
  }
}

/** The same with the evidence and the note below it, where there are any: for whoever logged it. */
export function entryLines(entry: Entry, roadmap: Roadmap, today: PlainDate): Rich {
  return joined('\n', entryLine(entry, roadmap, today), evidenceLink(entry), entry.note);
}

/** The same for others. As in an announcement, the note is not theirs to read: it was answered to one alone. */
export function entryForOthers(entry: Entry, roadmap: Roadmap, today: PlainDate): Rich {
  return joined(' · ', entryLine(entry, roadmap, today), evidenceLink(entry));
}

function evidenceLink(entry: Entry): Rich | undefined {
  const evidence = entry.kind === 'completion' ? entry.evidence : undefined;
  return evidence && link(evidence, shownAddress(evidence));
}

function facts(entry: Entry | NewEntry, roadmap: Roadmap): readonly (Rich | undefined)[] {
  switch (entry.kind) {
    case 'hours':
      return [
        joined(' ', bold(formatMinutes(entry.minutes)), activityName(roadmap, entry.activity)),
        entry.item === undefined ? undefined : itemTitle(roadmap, entry.item),
        entry.item !== undefined && itemById(roadmap, entry.item) === undefined
          ? DROPPED
          : undefined,
      ];
    case 'completion':
      return [
        rich`${entry.itemKind === 'deliverable' ? '🪨' : '✓'} ${bold(itemTitle(roadmap, entry.item))}`,
        itemById(roadmap, entry.item) === undefined ? DROPPED : undefined,
        'verifiedBy' in entry && verificationsOf(entry) > 0
          ? `✓ ${verificationsOf(entry)}`
          : undefined,
      ];
    case 'metric': {
      const metric = metricById(roadmap, entry.metric);
      return [...metricFacts(metric, entry.metric, entry.amount), metric ? undefined : DROPPED];
    }
  }
}

/** Progress on what the roadmap has dropped is kept, and shown as such. */
const DROPPED = 'no longer in the roadmap';

/** Activities are said by their ids, which are the words that members type. */
function activityName(roadmap: Roadmap, id: string | undefined): string | undefined {
  return id === undefined ? undefined : (activityById(roadmap, id)?.id ?? id);
}

function metricFacts(metric: Metric | undefined, id: string, amount: number): readonly Rich[] {
  const title = metric?.title ?? id;
  const said = amountText(metric?.kind, amount);
  if (metric !== undefined && metric.kind !== 'count') return [rich`${bold(title)}: ${said}`];
  return [bold(`+${said}`), title];
}

/** An address as people read it: without its scheme and a trailing slash. */
export function shownAddress(address: string): string {
  const bare = address.replace(/^https?:\/\//i, '').replace(/\/$/, '');
  return bare.length <= 80 ? bare : `${bare.slice(0, 79)}…`;
}
