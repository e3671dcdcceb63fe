/** What a booth is: a microphone that stays open, a guide, and what can be done with them. */
import type { Microphone, TakeFile } from "./types";

export interface BoothWishes {
  /**
   * One file in several forms: the first is taken that the browser decodes to exactly `lengthSamples`, or else
   * the last. Without any only the ticks are played.
   */
  guideUrl?: string | string[];
  /** How long the guide is; without one, how long a take may be (0: until it is stopped). */
  lengthSamples: number;
  bpm?: number;
  /** How many beats make a bar: four, unless told otherwise. */
  beats?: number;
  /** Whether the ticks come in the tempo (true), or as quickly as they are heard well. */
  countIn: boolean;
  /** Beats clicked while recording; needs `bpm`. May be switched on the booth later. */
  metronome?: boolean;
  deviceId?: string;
  channels?: 1 | 2;
}

/** A take being recorded. */
export interface Recording {
  id: string;
  /** Guide time heard now; before `from` while counting in. */
  position(): number;
  /** Resolves when the take has ended: by `stop`, at `to`, or because the microphone was lost. */
  finished: Promise<TakeFile>;
  /** End now: one more tick is played (0.7 s), then it is finished. */
  stop(): Promise<TakeFile>;
}

/** A take to be heard, laid at a place: nudged by giving another. */
export interface Heard {
  id: string;
  offsetSamples: number;
  gain?: number;
  /** Which of its samples are heard: all, unless told otherwise. */
  first?: number;
  last?: number;
}

export interface Booth {
  microphone: Microphone;
  /** For a camera: the microphone's own stream. Never stop its tracks. */
  stream: MediaStream;
  context: AudioContext;
  metronome: boolean;
  /** Calls back about 20 times a second with the strongest sample since, 0 to 1. Returns how to stop. */
  level(callback: (peak: number) => void): () => void;
  record(wish: { from: number; to?: number; about?: Record<string, string> }): Promise<Recording>;
  /** Play the guide, takes, or both, from a guide time on; resolves when it ends or is stopped. */
  play(what: { guide?: boolean; takes?: Heard[] }, from: number, until?: number): Promise<void>;
  /** Guide time heard now, null where nothing is played. */
  position(): number | null;
  stop(): void;
  /** "Hold the headphones to the microphone": plays ticks and says how late they are; null if not heard. */
  calibrateByTest(): Promise<{ latencyMs: number; clearDb: number } | null>;
  /** Called when the microphone is unplugged or taken away. */
  onlost: (() => void) | null;
  close(): Promise<void>;
}
