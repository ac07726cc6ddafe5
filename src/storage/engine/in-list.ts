// Statements over a list of ids whose length varies: prepared for a few lengths, the list filled up to the next one.
import type { Placeholder } from 'drizzle-orm';
import type { Engine, Preparable } from './engine.ts';

const LENGTHS = [1, 8, 64, 512] as const;
const LONGEST = 512;

/** Rows for any number of ids, in no order. An id given twice is asked for once where it matters: `in (1, 1)`. */
export function prepareList<Row>(
  engine: Engine,
  name: string,
  build: (ids: Placeholder[]) => Preparable<Row[]>,
): (ids: readonly number[]) => Promise<Row[]> {
  const statements = LENGTHS.map((length) => {
    const names = Array.from({ length }, (_, index) => `id${index}`);
    const statement = engine.prepare(`${name}_${length}`, names, (placeholders) =>
      build(Object.values(placeholders)),
    );
    return { names, statement };
  });

  return async (ids) => {
    const rows: Row[] = [];
    for (let from = 0; from < ids.length; from += LONGEST) {
      const part = ids.slice(from, from + LONGEST);
      const fitting = statements.find(({ names }) => names.length >= part.length);
      const filler = part[0];
      if (fitting === undefined || filler === undefined) continue;
      const values = fitting.names.map((key, index) => [key, part[index] ?? filler]);
      rows.push(...(await fitting.statement(Object.fromEntries(values))));
    }
    return rows;
  };
}
