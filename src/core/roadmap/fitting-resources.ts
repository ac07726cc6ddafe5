// Which resources help with an item: those of its quarter whose titles share a telling word with it ("FastAPI").
import { quarterOf } from './lookups.ts';
import type { Item, Resource, Roadmap } from './roadmap.ts';

export type ItemResources = {
  readonly resources: readonly Resource[];
  /** Whether they are about the item; else they are all those of its quarter. */
  readonly fit: boolean;
};

/** Those about the item that are left to read; where there are none, those of its quarter. */
export function resourcesFor(
  roadmap: Roadmap,
  item: Pick<Item, 'title' | 'quarter'>,
  isLeft: (resource: Resource) => boolean,
): ItemResources {
  const resources = (quarterOf(roadmap, item.quarter)?.resources ?? []).filter(isLeft);
  const words = tellingWords(item.title);
  const fitting = resources.filter(({ title }) =>
    tellingWords(title).some((word) => words.some((other) => isSameWord(word, other))),
  );
  return fitting.length > 0 ? { resources: fitting, fit: true } : { resources, fit: false };
}

/** Words that titles of all kinds have, and that tell nothing of what they are about. */
const TELLS_NOTHING = new Set(
  `advanced and application basic book channel chapters complete course courses data docs documentation for from
  guide learning machine ml model models official part pipeline practice practices production project ready setup
  system systems the tools tutorial tutorials using video with youtube`.split(/\s+/),
);

function tellingWords(title: string): readonly string[] {
  const words = title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.filter((word) => word.length > 2 && !TELLS_NOTHING.has(word) && /\p{L}/u.test(word));
}

const SHORTEST_STEM = 4;

/** "docker" and "dockerized" are one word. */
function isSameWord(one: string, other: string): boolean {
  if (one === other) return true;
  const [short = '', long = ''] = one.length < other.length ? [one, other] : [other, one];
  return short.length >= SHORTEST_STEM && long.startsWith(short);
}
