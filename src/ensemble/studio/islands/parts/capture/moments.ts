/** Parts of the guide by which a take is checked in between: the loudest of each half second. */
import { RATE } from "./ticks";

export interface Moment {
  place: number;
  samples: Float32Array<ArrayBuffer>;
}

const [LENGTH, STEP, MOST, SILENT] = [16_384, 4_096, 64, 1e-6];

/** At most 64 moments between two places of a guide, which is read like a take is. */
export function moments(
  guide: (first: number, count: number) => Float32Array<ArrayBuffer>,
  from: number,
  to: number,
): Moment[] {
  const every = Math.max(RATE / 2, Math.ceil((to - from) / MOST));
  const found: Moment[] = [];
  for (let first = from; first + every <= to; first += every) {
    const whole = guide(first, every);
    const [at, power] = loudest(whole);
    if (power / LENGTH > SILENT) found.push({ place: first + at, samples: whole.slice(at, at + LENGTH) });
  }
  return found;
}

function loudest(whole: Float32Array): [number, number] {
  let [place, most] = [0, 0];
  for (let at = 0; at + LENGTH <= whole.length; at += STEP) {
    const power = whole.subarray(at, at + LENGTH).reduce((sum, value) => sum + value * value, 0);
    if (power > most) [place, most] = [at, power];
  }
  return [place, most];
}
