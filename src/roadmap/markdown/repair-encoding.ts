// Mends text that was UTF-8 and was read as Windows-1252 on its way: "âœ…" becomes "✅" again.

/** What a program that takes UTF-8 for Windows-1252 makes of each byte from 0x80. */
const BYTES: ReadonlyMap<string, number> = new Map(
  Array.from({ length: 0x80 }, (_, index) => {
    const byte = index + 0x80;
    return [new TextDecoder('windows-1252').decode(Uint8Array.of(byte)), byte];
  }),
);
const RUNS = new RegExp(`[${[...BYTES.keys()].join('')}]+`, 'gu');
/** Whoever mends nothing after three rounds has other trouble. */
const MOST_ROUNDS = 3;

/**
 * The text as it was written. Each run of letters beyond ASCII is mended by itself, and only where all of it is what
 * the mistake makes of valid UTF-8, which real words are not: "naïve café" stays as it is, and so does what is whole.
 */
export function repairEncoding(text: string): string {
  let mended = text;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const before = mended;
    mended = before.replace(RUNS, mendRun);
    if (mended === before) break;
  }
  return mended.replace(/^\uFEFF/u, '');
}

function mendRun(run: string): string {
  const bytes = Uint8Array.from(Array.from(run), (letter) => BYTES.get(letter) ?? 0);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return run;
  }
}
