/** Puts a part of one take into another: what is worked out, without a file. */

/** Ten milliseconds of both, before the part begins and after it ends. */
export const FADE = 480;

/** Where a part is taken from and put to, in samples of the two raw takes. */
export interface Splice {
  from: number;
  to: number;
  length: number;
}

/**
 * What replaces the samples of `base` from `FADE` before the part to `FADE` after it; both are given as long as
 * that. The two fade at equal power, as they are of one player but not alike.
 */
export function spliced(base: Float32Array, part: Float32Array, channels: number): Float32Array<ArrayBuffer> {
  const frames = part.length / channels;
  return Float32Array.from(part, (value, at) => {
    const sample = Math.floor(at / channels);
    const share = Math.min(1, (sample + 0.5) / FADE, (frames - sample - 0.5) / FADE);
    if (share === 1) return value;
    const turn = (share * Math.PI) / 2;
    return base[at]! * Math.cos(turn) + value * Math.sin(turn);
  });
}
