/** Which part of the guide is recorded, and how what was recorded there gets into another take. */
import { FADE } from "../capture/splicing";
import type { Splice } from "../capture/splicing";
import type { TakeFile } from "../capture";
import { rawAt } from "./edits";
import type { Edit } from "./edits";

/** In samples of the guide; until null: to its end. */
export interface Passage {
  from: number;
  until: number | null;
}

export interface Wish {
  from: number;
  to?: number;
  about: Record<string, string>;
}

export const LEAST_PASSAGE = 24_000;
/** It is recorded a little longer, so that the last note may ring. */
const TAIL = 24_000;

/** From one place that can be chosen to the next: a beat, or a tenth of a second. */
export function stepOf(bpm?: number): number {
  return bpm ? (60 * 48_000) / bpm : 4_800;
}

/** The nearest of them: so the count-in falls in with what is heard under it. */
export function onBeat(samples: number, bpm?: number): number {
  const step = stepOf(bpm);
  return Math.max(0, Math.round(Math.round(samples / step) * step));
}

/** Begin there; an end that is too near then goes. */
export function begunAt(passage: Passage, from: number, length: number): Passage {
  const latest = Math.max(0, length - LEAST_PASSAGE);
  const begin = Math.min(Math.max(0, from), latest);
  const isNear = passage.until !== null && passage.until < begin + LEAST_PASSAGE;
  return { from: begin, until: isNear ? null : passage.until };
}

/** End there; at the end of the guide that is no end of its own. */
export function endedAt({ from }: Passage, until: number, length: number): Passage {
  if (until >= length - LEAST_PASSAGE / 10) return { from, until: null };
  return { from, until: Math.max(until, from + LEAST_PASSAGE) };
}

/** How a take of it is asked for: without an end of its own the guide's end stops it. */
export function wishOf({ from, until }: Passage, length: number, about: Record<string, string>): Wish {
  if (until === null) return { from, about };
  return { from, to: Math.min(until + TAIL, length), about: { ...about, until: `${until}` } };
}

/** Where `part` goes in `base`; null where it isn't a part of it. */
export function spliceOf([base, under]: [TakeFile, Edit], [part, over]: [TakeFile, Edit]): Splice | null {
  const to = rawAt(part, over) + over.start - rawAt(base, under);
  const length = over.end - over.start;
  const isWithin = to >= under.start && to + length <= under.end && length < under.end - under.start;
  const hasRoom = over.start >= FADE && over.end + FADE <= part.frames;
  const fits = to >= FADE && to + length + FADE <= base.frames && base.channels === part.channels;
  return isWithin && hasRoom && fits ? { from: over.start, to, length } : null;
}
