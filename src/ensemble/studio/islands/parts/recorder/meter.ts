/** How loud it is, as people hear it: in decibels, 60 of them on the bar. */

const FLOOR_DB = 60;

/** A peak of 0 to 1 as a part of the bar, 0 to 1. */
export function heightOf(peak: number): number {
  if (peak <= 0) return 0;
  return Math.min(1, Math.max(0, 1 + (20 * Math.log10(peak)) / FLOOR_DB));
}
