// Scheduled posts between rows and values.
import type { MemberId, PlaceId } from '#core/model/ids.ts';
import type {
  ClaimedPost,
  EndedPost,
  NewPost,
  OpenPost,
  PostOutcomeRecord,
  PostTarget,
  SendingPost,
} from '#core/model/posts.ts';
import { instant, millis } from '../engine/columns.ts';
import type { Tables } from '../engine/engine.ts';
import { required } from '../engine/rows.ts';

export type PostRow = Tables['posts']['$inferSelect'];

/** A target in one column. */
export function targetKey(target: PostTarget): string {
  switch (target.kind) {
    case 'place':
      return `place:${target.place}`;
    case 'member':
      return `member:${target.member}`;
    case 'admin':
      return 'admin';
  }
}

/** An occurrence as the columns of a row. */
export function duePost(post: NewPost) {
  return {
    groupId: post.group,
    kind: post.kind,
    target: targetKey(post.target),
    placeId: post.target.kind === 'place' ? post.target.place : null,
    memberId: post.target.kind === 'member' ? post.target.member : null,
    surface: post.surface,
    period: post.period,
    dueAt: millis(post.dueAt),
  };
}

/** What an outcome writes into a row, as a driver takes it. */
export function outcomeValues(outcome: PostOutcomeRecord) {
  const { state, at } = outcome;
  return {
    state,
    at: millis(at),
    messageId: state === 'sent' ? outcome.messageId : null,
    late: state === 'sent' && outcome.late ? 1 : 0,
    why: state === 'skipped' || state === 'refused' ? outcome.why : null,
  };
}

export function postOf(row: PostRow): OpenPost | EndedPost {
  return row.endedAt === null ? openPost(row) : endedPost(row);
}

export function openPost(row: PostRow): OpenPost {
  if (row.state !== 'due' && row.state !== 'claimed' && row.state !== 'sending') {
    throw new Error(`A post that is ${row.state} was read as one that is not done.`);
  }
  return { ...occurrence(row), state: row.state, tries: row.tries, again: row.again };
}

export function claimedPost(row: PostRow): ClaimedPost {
  return { ...openPost(row), claim: required(row.claim, 'claim') };
}

export function sendingPost(row: PostRow): SendingPost {
  const sendingAt = instant(required(row.sendingAt, 'sending_at'));
  return { ...openPost(row), nonce: required(row.nonce, 'nonce'), sendingAt };
}

export function endedPost(row: PostRow): EndedPost {
  const ended = { ...occurrence(row), outcome: outcomeOf(row) };
  return row.nonce === null ? ended : { ...ended, nonce: row.nonce };
}

function occurrence(row: PostRow): NewPost & { readonly id: PostRow['id'] } {
  const { id, groupId: group, kind, period, surface } = row;
  return { id, group, kind, target: targetOf(row), period, surface, dueAt: instant(row.dueAt) };
}

function targetOf({ placeId, memberId }: { placeId: PlaceId | null; memberId: MemberId | null }) {
  const target: PostTarget =
    placeId !== null
      ? { kind: 'place', place: placeId }
      : memberId !== null
        ? { kind: 'member', member: memberId }
        : { kind: 'admin' };
  return target;
}

function outcomeOf(row: PostRow): PostOutcomeRecord {
  const at = instant(required(row.endedAt, 'ended_at'));
  switch (row.state) {
    case 'sent':
      return {
        state: 'sent',
        at,
        messageId: required(row.messageId, 'message_id'),
        late: row.late,
      };
    case 'skipped':
    case 'refused':
      return { state: row.state, at, why: required(row.why, 'why') };
    case 'uncertain':
      return { state: 'uncertain', at };
    default:
      throw new Error(`A post that is ${row.state} was read as one that is done.`);
  }
}
