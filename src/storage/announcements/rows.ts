// Announcements between rows and values.
import type { Announcement, AnnouncementState } from '#core/model/announcements.ts';
import type { Instant } from '#core/time/temporal.ts';
import { instant, millis } from '../engine/columns.ts';
import type { Tables } from '../engine/engine.ts';
import { required } from '../engine/rows.ts';

type Row = Tables['announcements']['$inferSelect'];

export function announcementOf(row: Row): Announcement {
  const { id, surface, workspaceId, channelId, asksPresence, tries, again } = row;
  return {
    id,
    entry: row.entryId,
    group: row.groupId,
    surface,
    workspaceId,
    channelId,
    dueAt: instant(row.dueAt),
    asksPresence,
    tries,
    again,
    ...(row.stale && { stale: true as const }),
    ...stateOf(row),
  };
}

function stateOf(row: Row): AnnouncementState {
  const { state } = row;
  switch (state) {
    case 'pending':
      return { state, nextAt: instant(required(row.nextAt, 'next_at')) };
    case 'sending': {
      const sendingAt = instant(required(row.sendingAt, 'sending_at'));
      return { state, sendingAt, nextAt: instant(required(row.nextAt, 'next_at')) };
    }
    case 'sent':
      return { state, at: endOf(row), messageId: required(row.messageId, 'message_id') };
    case 'skipped':
      return { state, at: endOf(row), why: row.why === 'left' ? 'left' : 'too-late' };
    case 'refused':
      return { state, at: endOf(row), why: required(row.why, 'why') };
    case 'uncertain':
      return { state, at: endOf(row) };
  }
}

function endOf({ endedAt }: Row): Instant {
  return instant(required(endedAt, 'ended_at'));
}

/** An end as the columns of a row. */
export function endedValues(outcome: Extract<AnnouncementState, { at: Instant }>) {
  return {
    state: outcome.state,
    nextAt: null,
    sendingAt: null,
    endedAt: millis(outcome.at),
    messageId: outcome.state === 'sent' ? outcome.messageId : null,
    why: 'why' in outcome ? outcome.why : null,
  };
}
