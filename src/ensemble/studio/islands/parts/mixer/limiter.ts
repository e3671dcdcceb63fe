/**
 * The engine's limiter (`engine/sound/limiter.py`) for sound that comes a little at a time: the same peaks
 * between samples, the same curve, so the same samples, `LATENCY` samples later.
 */
import { factor } from "./arithmetic";

const STEP = 48;
const AHEAD = 5;
const KEPT = 1 - 1 / 60;
const SIDE = 8;
const CEILING = factor(-1 - 0.2);
const ROOM = 1024;
const STEPS = 32;

/** How far behind its input its output is: seven steps, and what it has to hear beyond them. */
export const LATENCY = (AHEAD + 2) * STEP + SIDE;

/** Sound at 1/4, 2/4 and 3/4 between two samples, from SIDE samples on either side. */
const PHASES = [0.25, 0.5, 0.75].map((part) => {
  const taps = Array.from({ length: 2 * SIDE }, (_, at) => tap(at + 1 - SIDE - part));
  const sum = taps.reduce((one, other) => one + other);
  return Float64Array.from(taps, (each) => each / sum);
});
const MOST = Math.max(...PHASES.map((taps) => taps.reduce((sum, each) => sum + Math.abs(each), 0)));

function tap(away: number): number {
  const sinc = away ? Math.sin(Math.PI * away) / (Math.PI * away) : 1;
  return sinc * Math.cos((away * Math.PI) / 2 / (SIDE + 0.5)) ** 2;
}

export class Limiter {
  private left = new Float64Array(ROOM);
  private right = new Float64Array(ROOM);
  private needed = new Float64Array(STEPS);
  private held = new Float64Array(STEPS);
  private curve = new Float64Array(STEPS);
  private level = 0;
  private taken = 0;

  /** Turn `count` samples into those LATENCY earlier, in place; silence before the first. */
  turn(left: Float64Array, right: Float64Array, count: number): void {
    for (let at = 0; at < count; at++) {
      const room = this.taken % ROOM;
      this.left[room] = left[at]!;
      this.right[room] = right[at]!;
      this.taken++;
      if (this.taken > SIDE && (this.taken - SIDE) % STEP === 0) this.step((this.taken - SIDE) / STEP - 1);
      const out = this.taken - 1 - LATENCY;
      const gain = out < 0 ? 0 : this.gainAt(out);
      left[at] = out < 0 ? 0 : this.left[out % ROOM]! * gain;
      right[at] = out < 0 ? 0 : this.right[out % ROOM]! * gain;
    }
  }

  private gainAt(sample: number): number {
    const step = Math.floor(sample / STEP);
    const [here, next] = [this.curve[step % STEPS]!, this.curve[(step + 1) % STEPS]!];
    if (!here && !next) return 1;
    return factor(here + ((next - here) * (sample - step * STEP)) / STEP);
  }

  /** A step has been heard: what the step AHEAD + 1 before it has to be turned down by is known now. */
  private step(number: number): void {
    this.needed[number % STEPS] = -20 * Math.log10(Math.max(this.peak(number * STEP) / CEILING, 1));
    const at = number - AHEAD;
    let wanted = 0;
    for (let near = Math.max(0, at - 1); near <= number; near++) {
      wanted = Math.min(wanted, this.needed[near % STEPS]!);
    }
    if (at < 0) return;
    this.level = Math.min(wanted, this.level < -0.001 ? this.level * KEPT : 0);
    this.held[at % STEPS] = this.level;
    let sum = 0;
    for (let back = 0; back < AHEAD && back <= at; back++) sum += this.held[(at - back) % STEPS]!;
    this.curve[at % STEPS] = sum / AHEAD;
  }

  /** The highest of STEP samples, and between each and the next. */
  private peak(start: number): number {
    let loudest = 0;
    for (let at = start - SIDE + 1; at < start + STEP + SIDE; at++) {
      const room = (at + ROOM) % ROOM;
      loudest = Math.max(loudest, Math.abs(this.left[room]!), Math.abs(this.right[room]!));
    }
    if (loudest * MOST <= CEILING) return 0;
    let found = 0;
    for (let at = start; at < start + STEP; at++) {
      found = Math.max(found, this.between(this.left, at), this.between(this.right, at));
    }
    return found;
  }

  private between(sound: Float64Array, at: number): number {
    let found = Math.abs(sound[at % ROOM]!);
    for (const taps of PHASES) {
      let heard = 0;
      for (let near = 0; near < 2 * SIDE; near++) {
        heard += taps[near]! * sound[(at + 1 - SIDE + near + ROOM) % ROOM]!;
      }
      found = Math.max(found, Math.abs(heard));
    }
    return found;
  }
}
