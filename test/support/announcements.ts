// What is stored of announcements, for tests.
import type { Announcement } from '#core/model/announcements.ts';
import { entryId } from '#core/model/ids.ts';
import type { Store } from '#core/model/store.ts';

/** Those of the first entries of a database, in the order in which they were noted. */
export async function announcementsOf({ read }: Store): Promise<readonly Announcement[]> {
  const found: Announcement[] = [];
  for (let number = 1; number <= 50; number += 1) {
    const entry = entryId(String(number));
    if (entry !== undefined) found.push(...(await read.announcements.ofEntry(entry)));
  }
  return found;
}
