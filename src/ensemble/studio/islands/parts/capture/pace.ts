/** Whether sound came evenly: chunks come in bursts, but the quickest of each half second keep the same pace. */
import { RATE } from "./ticks";

const SPAN = RATE / 2;
const UNEVEN_MS = 5;

export class Pace {
  isShaken = false;
  private span = -1;
  private quickest = Infinity;
  private before = NaN;

  /** A chunk with this first frame was full when the wall's clock showed these milliseconds. */
  hear(frame: number, clock: number): void {
    const span = Math.floor(frame / SPAN);
    if (span !== this.span) this.turn(span);
    this.quickest = Math.min(this.quickest, clock - (1000 * frame) / RATE);
  }

  private turn(span: number): void {
    if (Math.abs(this.quickest - this.before) > UNEVEN_MS) this.isShaken = true;
    if (this.span >= 0) this.before = this.quickest;
    [this.span, this.quickest] = [span, Infinity];
  }
}
