// One entry in the file of an export, with the names of what it refers to.

import type { Announcement } from '#core/model/announcements.ts';
import { type Entry, type FormerEntry, verificationsOf } from '#core/model/entries.ts';
import { knownTitle, metricById } from '#core/roadmap/lookups.ts';
import type { Roadmap } from '#core/roadmap/roadmap.ts';
import type { PersonExport } from './export-schema.ts';

type Logged = {
  readonly entry: Entry;
  readonly setAside?: true;
  readonly former: readonly FormerEntry[];
  readonly announcements: readonly Announcement[];
};

/** One entry as it stands, with what it was before and where it was announced. */
export function entryRow(
  { entry, setAside, former, announcements }: Logged,
  { group, roadmap }: { readonly group: string; readonly roadmap: Roadmap },
): PersonExport['entries'][number] {
  return {
    group,
    account: entry.account,
    ...entryFacts(entry, roadmap),
    recordedAt: entry.recordedAt.toString(),
    ...(entry.undoneAt && { undoneAt: entry.undoneAt.toString() }),
    ...(entry.batch !== undefined && { batch: entry.batch }),
    ...(setAside && { setAside }),
    ...(former.length > 0 && { former: former.map((each) => formerRow(each, roadmap)) }),
    ...(announcements.length > 0 && { announcements: announcements.map(announcementRow) }),
  };
}

function formerRow({ what, at, entry }: FormerEntry, roadmap: Roadmap) {
  return {
    what,
    at: at.toString(),
    ...entryFacts(entry, roadmap),
    ...(entry.undoneAt && { undoneAt: entry.undoneAt.toString() }),
  };
}

function entryFacts(entry: Entry, roadmap: Roadmap) {
  const { date, note } = entry;
  const common = { date: date.toString(), ...(note !== undefined && { note }) };
  switch (entry.kind) {
    case 'hours': {
      const { kind, minutes, activity, item } = entry;
      return {
        kind,
        ...common,
        minutes,
        ...(activity !== undefined && { activity }),
        ...(item !== undefined && itemNames(roadmap, item)),
      };
    }
    case 'completion': {
      const { kind, item, evidence } = entry;
      return {
        kind,
        ...common,
        ...itemNames(roadmap, item),
        ...(evidence !== undefined && { evidence }),
        verifications: verificationsOf(entry),
      };
    }
    case 'metric': {
      const { kind, metric, amount } = entry;
      return {
        kind,
        ...common,
        metric,
        ...metricTitle(roadmap, metric),
        amount,
      };
    }
  }
}

function announcementRow(announcement: Announcement) {
  const { surface, workspaceId, channelId, state } = announcement;
  return {
    surface,
    workspaceId,
    channelId,
    ...(announcement.state === 'sent' && { messageId: announcement.messageId }),
    state,
  };
}

/** An item's id, and its title: the last one where the roadmap has it no longer. */
export function itemNames(roadmap: Roadmap, item: string) {
  const title = knownTitle(roadmap, item);
  return { item, ...(title !== undefined && { itemTitle: title }) };
}

function metricTitle(roadmap: Roadmap, id: string) {
  const metric = metricById(roadmap, id);
  return metric && { metricTitle: metric.title };
}
