/** When each of several sounds begins to be played, so that all are heard from one moment on. */

export interface Sound {
  url: string;
  /** Where its first sample stands, at 48 kHz; may be negative. */
  at: number;
}

export interface Start {
  /** Seconds until it begins. */
  wait: number;
  /** Seconds of it that are over by then. */
  over: number;
}

export const RATE = 48_000;

/** Each sound's start when all are heard from the sample `from` on. */
export function starts(sounds: readonly Sound[], from: number): Start[] {
  return sounds.map(({ at }) => {
    const away = (at - from) / RATE;
    return { wait: Math.max(0, away), over: Math.max(0, -away) };
  });
}

/** A moment before a take begins, but not before the guide does. */
export function momentBefore(at: number, seconds = 2): number {
  return Math.max(Math.min(0, at), at - seconds * RATE);
}
