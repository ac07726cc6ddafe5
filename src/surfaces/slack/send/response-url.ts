// Answers through the address that came with a command or a press: it works in every channel,
// also where Cairn is no member, five times within thirty minutes.
import { setTimeout as wait } from 'node:timers/promises';
import type { RespondArguments } from '@slack/bolt';

export type Responded =
  | 'shown'
  /** Slack said no: the address has lapsed or was used up. */
  | 'refused'
  /** It may or may not have been shown. */
  | 'unknown';

const TIMEOUT_MILLISECONDS = 5_000;
const PAUSE_MILLISECONDS = 250;

/** Sends one answer; `repeatable` ones are sent a second time when the first gets no clear answer. */
export async function respondTo(
  url: string,
  body: RespondArguments,
  repeatable: boolean,
): Promise<Responded> {
  const first = await send(url, body);
  if (first !== 'unknown' || !repeatable) return first;
  await wait(PAUSE_MILLISECONDS);
  return send(url, body);
}

async function send(url: string, body: RespondArguments): Promise<Responded> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
    });
    await response.arrayBuffer();
    if (response.ok) return 'shown';
    return response.status >= 500 ? 'unknown' : 'refused';
  } catch {
    return 'unknown';
  }
}
