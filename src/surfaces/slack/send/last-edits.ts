// What the latest edits left messages as, so that the same edit is not sent again.
import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';

export type LastEdits = {
  /** Whether the latest edit of a message left exactly this. */
  stands(key: string, content: object): boolean;
  /** Notes what an edit left; nothing where it may have failed, or another way was taken since. */
  note(key: string, content: object | undefined): void;
};

const MOST_KNOWN = 1_000;

export function createLastEdits(): LastEdits {
  const known = new LRUCache<string, string>({ max: MOST_KNOWN });
  return {
    stands: (key, content) => known.get(key) === digestOf(content),
    note(key, content) {
      if (content === undefined) known.delete(key);
      else known.set(key, digestOf(content));
    },
  };
}

function digestOf(content: object): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('base64');
}
