/** What the page, the worklet and the keeper's worker say to each other. */
import type { Moment } from "./moments";
import type { Splice } from "./splicing";
import type { Alignment, TakeFile, TakeHead } from "./types";

/** From the worklet to the page, about 20 times a second. */
export interface Stamp {
  peak: number;
  frame: number;
}

/** From the worklet to the keeper: samples of all channels in turn, the first of them at this context frame. */
export interface Chunk {
  frame: number;
  /** Milliseconds of the wall's clock when it was full. */
  clock: number;
  samples: Float32Array<ArrayBuffer>;
}

/** A take's head as it lies beside its sound; the place is written when it has ended. */
export type Kept = TakeHead & { alignment?: Alignment };

/** What the keeper can be asked, with what and for what. */
export interface Asked {
  /** Make a file and keep what comes in through the port. Answers with the first chunk's frame. */
  begin: [{ id: string; channels: number }, number];
  /** Write down what is known of a take. */
  note: [Kept, void];
  /** Resolves once everything up to this context frame is kept (or the microphone was silent for good). */
  reach: [{ id: string; frame: number }, void];
  /** Resolves with true when there is no more room for this take, with false once it has ended. */
  full: [{ id: string }, boolean];
  /** Close the file, find the take's place, and say what is kept. */
  end: [{ head: Kept; moments: Moment[] }, TakeFile];
  list: [null, TakeFile[]];
  sound: [{ id: string }, Float32Array<ArrayBuffer>];
  forget: [{ id: string }, void];
  /** Make a take of this head: all of `base`, with a part of another in it. */
  splice: [{ head: Kept & { alignment: Alignment }; base: string; part: string; at: Splice }, TakeFile];
}
