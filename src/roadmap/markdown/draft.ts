// What has been read of a Markdown roadmap so far: where each value stands, and what is wrong.
import type { Path } from '../format/roadmap-error.ts';
import { quoted } from '../format/roadmap-error.ts';

type Place = { readonly line: number; readonly column: number };
type Flaw = Place & { readonly expected: string; readonly found: string };

export type Draft = {
  /** Remembers where a value stands. */
  note(path: Path, place: Place): void;
  /** Says what is wrong with a line. What is missing because of it at these paths is not told once more. */
  flaw(place: Place, expected: string, found?: string, ...broken: readonly Path[]): void;
  readonly flaws: readonly Flaw[];
  placeOf(path: Path): Place;
  isBroken(path: Path): boolean;
};

export function createDraft(): Draft {
  const places = new Map<string, Place>();
  const flaws: Flaw[] = [];
  const broken = new Set<string>();
  return {
    flaws,
    note(path, { line, column }) {
      places.set(JSON.stringify(path), { line, column });
    },
    flaw({ line, column }, expected, found = 'nothing', ...paths) {
      flaws.push({ line, column, expected, found });
      for (const path of paths) broken.add(JSON.stringify(path));
    },
    placeOf(path) {
      for (let length = path.length; length > 0; length -= 1) {
        const place = places.get(JSON.stringify(path.slice(0, length)));
        if (place !== undefined) return place;
      }
      return { line: 1, column: 1 };
    },
    isBroken: (path) =>
      broken.size > 0 &&
      path.some((_step, index) => broken.has(JSON.stringify(path.slice(0, index + 1)))),
  };
}

export function foundText(text: string): string {
  return text === '' ? 'nothing' : quoted(text);
}
