/** Where a track lies and how loud it is, as the engine reckons (`engine/sound/layers.py` and `bus.py`). */

export const RATE = 48_000;
export const STRETCH = 2 * RATE;

/** What can be turned on a track. Times in samples at 48 kHz; trimming moves nothing. */
export interface Faders {
  offset_samples: number;
  gain_db: number;
  pan: number;
  is_muted: boolean;
  fade_in_samples: number;
  fade_out_samples: number;
  trim_start_samples: number;
  trim_end_samples: number;
}

/** `length` samples from the source's sample `first`, heard from sample `at` of the mix. */
export interface Placed {
  first: number;
  at: number;
  length: number;
  left: number;
  right: number;
  fadeIn: number;
  fadeOut: number;
}

/** What a level in dB multiplies a sample by. */
export function factor(db: number): number {
  return 10 ** (db / 20);
}

/** Equal power: the sum of the squares is always 2, and the middle changes nothing. */
export function panFactors(pan: number): [number, number] {
  if (!pan) return [1, 1];
  const angle = ((pan + 1) * Math.PI) / 4;
  return [Math.SQRT2 * Math.cos(angle), Math.SQRT2 * Math.sin(angle)];
}

export function placed(faders: Faders, samples: number): Placed {
  const length = Math.max(0, samples - faders.trim_start_samples - faders.trim_end_samples);
  const [left, right] = panFactors(faders.pan);
  const gain = factor(faders.gain_db);
  const fadeIn = Math.min(faders.fade_in_samples, length);
  return {
    first: faders.trim_start_samples,
    at: faders.offset_samples + faders.trim_start_samples,
    length,
    left: gain * left,
    right: gain * right,
    fadeIn,
    fadeOut: Math.min(faders.fade_out_samples, length - fadeIn),
  };
}

/** Quarter sines at both ends: the factor at sample `skip` of what is heard of a track. */
export function fade({ length, fadeIn, fadeOut }: Placed, skip: number): number {
  const rising = fadeIn && skip < fadeIn ? Math.sin((skip / fadeIn) * (Math.PI / 2)) : 1;
  const left = length - skip;
  return fadeOut && left < fadeOut ? rising * Math.sin((left / fadeOut) * (Math.PI / 2)) : rising;
}
