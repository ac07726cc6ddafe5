// A share drawn as ten cells of text, for platforms without a progress element.
const CELLS = 10;

/** The share as a number from 0 to 1: more is full, less or not a number is empty. */
export function clampedShare(share: number): number {
  return Number.isNaN(share) ? 0 : Math.min(1, Math.max(0, share));
}

/** What goes beyond a full bar: " +21 %"; nothing where that is less than a hundredth. */
export function beyondFull(share: number): string {
  const percent = Math.floor((share - 1) * 100 + 1e-9);
  return percent > 0 && Number.isFinite(percent) ? ` +${percent} %` : '';
}

/** Only what is reached is drawn: a full bar means done, any start shows one cell, and what is beyond is told. */
export function bar(share: number): string {
  const reached = clampedShare(share);
  const drawn = Math.floor(reached * CELLS + 1e-9);
  const full = drawn === 0 && reached > 0 ? 1 : drawn;
  return '▰'.repeat(full) + '▱'.repeat(CELLS - full) + beyondFull(share);
}
