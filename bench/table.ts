// A table as plain text.
export type Table = {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** What one has to know to read it. */
  readonly notes: readonly string[];
};

/** The first column is set to the left, numbers to the right. */
export function formatTable({ title, columns, rows, notes }: Table): string {
  const lines = [columns, ...rows];
  const widths = columns.map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)));
  const [head = '', ...body] = lines.map((line) =>
    widths
      .map((width, at) => (at === 0 ? line[at]?.padEnd(width) : line[at]?.padStart(width)) ?? '')
      .join('  ')
      .trimEnd(),
  );
  const rule = '-'.repeat(widths.reduce((sum, width) => sum + width + 2, -2));
  return [title, '', head, rule, ...body, ...notes.map((note) => `* ${note}`), ''].join('\n');
}
