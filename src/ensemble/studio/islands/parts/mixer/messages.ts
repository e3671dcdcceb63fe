/** What the page and the sound's own thread say to each other. */
import type { Track } from "./bus";

/** How loud the whole is: the mix's gain and its limiter, then a level for comparing (a factor). */
export interface Whole {
  gainDb: number;
  limits: boolean;
  level: number;
}

export interface Arriving {
  source: string;
  number: number;
  channels: Float32Array[];
  louder: number;
}

export type Order =
  | { tracks: Track[] }
  | { whole: Whole }
  | { stretch: Arriving }
  | { drop: [source: string, number: number] }
  | { play: number }
  | { stop: true };

/** For a mix that is made in one go: everything is there from the beginning. */
export interface Beginning {
  tracks?: Track[];
  whole?: Whole;
  stretches?: Arriving[];
  play?: number;
}

/** Where the sound is, in samples of the mix; `peak` since the last time; stretches that were late in all. */
export interface Sounding {
  at: number;
  playing: boolean;
  peak: number;
  late: number;
  /** It waits for a stretch: rather a pause than a track that is missing. */
  holds: boolean;
}
