/**
 * How far a reader has come in the words, and when each line was reached. Times are samples of the take;
 * no clock and no page are in here: both are handed in.
 */
import { RATE } from "../capture/ticks";

/** A short line takes a breath, too. */
const SHORTEST = 12;
export const USUAL = 12;

export class Pace {
  /** Letters a second. */
  speed: number;
  held = false;
  /** When each line was reached: the last time counts, for what is read twice is meant the second time. */
  readonly marks: (number | undefined)[];
  private readonly starts: number[] = [0];
  private letters = 0;
  private at = 0;

  constructor(lines: number[], speed: number) {
    for (const length of lines) this.starts.push(this.starts.at(-1)! + Math.max(SHORTEST, length));
    this.marks = lines.map(() => undefined);
    this.speed = speed;
    this.reach(0);
  }

  get line(): number {
    const passed = this.starts.findIndex((start) => start > this.letters);
    return passed < 0 ? this.marks.length - 1 : passed - 1;
  }

  /** How much of the line is read, 0 to 1. */
  get share(): number {
    const [start, end] = [this.starts[this.line]!, this.starts[this.line + 1]!];
    return Math.min(1, (this.letters - start) / (end - start));
  }

  get isThrough(): boolean {
    return this.letters >= this.starts.at(-1)!;
  }

  /** Time goes by: the words move on unless they are held. */
  advance(now: number): void {
    const passed = Math.max(0, now - this.at);
    this.at = Math.max(this.at, now);
    if (this.held) return;
    const from = this.line;
    this.letters = Math.min(this.starts.at(-1)!, this.letters + (passed / RATE) * this.speed);
    for (let line = from + 1; line <= this.line; line++) {
      const ago = ((this.letters - this.starts[line]!) / this.speed) * RATE;
      this.marks[line] = Math.round(this.at - ago);
    }
  }

  hold(now: number, held: boolean): void {
    this.advance(now);
    this.held = held;
  }

  /** Go to the beginning of a line: on, or back to read it once more. During the count-in nothing is read yet. */
  go(line: number, moment: number): void {
    this.advance(moment);
    const now = Math.max(0, moment);
    const here = Math.min(Math.max(0, line), this.marks.length - 1);
    for (let ahead = here; ahead < this.marks.length; ahead++) this.marks[ahead] = undefined;
    for (let skipped = here; skipped-- && this.marks[skipped] === undefined;) this.marks[skipped] = now;
    this.letters = this.starts[here]!;
    this.reach(now);
  }

  private reach(now: number): void {
    this.marks[this.line] = Math.round(now);
  }
}

/** Marks of the lines that were reached, as [line, sample]. */
export function reached(marks: (number | undefined)[]): [number, number][] {
  return marks.flatMap((mark, line) => (mark === undefined ? [] : [[line, mark] as [number, number]]));
}
