/** The fast Fourier transform, in place, for lengths that are powers of two. */

export interface Spectrum {
  re: Float64Array;
  im: Float64Array;
}

/** The spectrum of real samples, zeros put behind them up to `size`. */
export function spectrum(samples: ArrayLike<number>, size: number): Spectrum {
  const found = { re: new Float64Array(size), im: new Float64Array(size) };
  found.re.set(samples);
  transform(found);
  return found;
}

/** How well two things fit at each shift: the real part of the inverse of `a` times `b` conjugated. */
export function correlation(a: Spectrum, b: Spectrum): Float64Array {
  const size = a.re.length;
  const both = { re: new Float64Array(size), im: new Float64Array(size) };
  for (let at = 0; at < size; at++) {
    both.re[at] = a.re[at]! * b.re[at]! + a.im[at]! * b.im[at]!;
    // The other sign: the inverse is the transform of what is turned around.
    both.im[at] = a.re[at]! * b.im[at]! - a.im[at]! * b.re[at]!;
  }
  transform(both);
  for (let at = 0; at < size; at++) both.re[at]! /= size;
  return both.re;
}

function transform({ re, im }: Spectrum): void {
  reorder(re, im);
  const size = re.length;
  for (let half = 1; half < size; half *= 2) {
    const [cosines, sines] = turns(half);
    for (let first = 0; first < size; first += 2 * half)
      for (let at = first, turn = 0; turn < half; at++, turn++) {
        const far = at + half;
        const x = re[far]! * cosines[turn]! - im[far]! * sines[turn]!;
        const y = re[far]! * sines[turn]! + im[far]! * cosines[turn]!;
        re[far] = re[at]! - x;
        im[far] = im[at]! - y;
        re[at]! += x;
        im[at]! += y;
      }
  }
}

function reorder(re: Float64Array, im: Float64Array): void {
  for (let at = 1, other = 0; at < re.length; at++) {
    let bit = re.length >> 1;
    for (; other & bit; bit >>= 1) other ^= bit;
    other ^= bit;
    if (at >= other) continue;
    [re[at], re[other]] = [re[other]!, re[at]!];
    [im[at], im[other]] = [im[other]!, im[at]!];
  }
}

const known = new Map<number, [Float64Array, Float64Array]>();

function turns(half: number): [Float64Array, Float64Array] {
  let found = known.get(half);
  if (!found) {
    const angles = Float64Array.from({ length: half }, (_, at) => (-Math.PI * at) / half);
    known.set(half, (found = [angles.map(Math.cos), angles.map(Math.sin)]));
  }
  return found;
}
