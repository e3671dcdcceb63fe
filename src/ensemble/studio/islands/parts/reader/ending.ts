/** When a reading is over: all words have passed, and nobody has spoken for a while. */

const QUIET = 0.25;
const SILENT_MS = 3_000;
const LATEST_MS = 20_000;

export class Ending {
  private loudest = 0.02;
  private heardAt = 0;
  private throughAt?: number;

  /** Hear how loud it is now (0 to 1). */
  hear(peak: number, now: number): void {
    this.loudest = Math.max(this.loudest * 0.9995, peak);
    if (peak > this.loudest * QUIET) this.heardAt = now;
  }

  isOver(isThrough: boolean, now: number): boolean {
    if (!isThrough) this.throughAt = undefined;
    else this.throughAt ??= now;
    if (this.throughAt === undefined) return false;
    const quiet = now - Math.max(this.heardAt, this.throughAt);
    return quiet > SILENT_MS || now - this.throughAt > LATEST_MS;
  }
}
