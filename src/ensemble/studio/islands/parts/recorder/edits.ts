/** What is changed about a take after it was recorded: where it is, and which part of it counts. */
import type { TakeFile } from "../capture";

/** In samples at 48 kHz: how far it is moved, and the stretch of the raw take that counts. */
export interface Edit {
  nudge: number;
  start: number;
  end: number;
}

export interface Edited {
  now: Edit;
  /** Earlier ones, the latest last. */
  before: Edit[];
  /** What was changed last: pulling one handle is one change. */
  last?: keyof Edit;
}

export const MS = 48;
export const LEAST = 4_800;
export const FARTHEST = 300 * MS;

/** What a take begins with: all between its first moment and its last, without the ticks around it. */
export function whole(take: TakeFile): Edit {
  const { offsetSamples } = take.alignment;
  const start = clamp(take.from - offsetSamples, 0, Math.max(0, take.frames - LEAST));
  const last = Math.min(Number(take.about.until) || Infinity, take.to ?? Infinity);
  const told = take.cutOff || take.to === null ? take.frames : last - offsetSamples;
  return { nudge: 0, start, end: clamp(told, Math.min(start + LEAST, take.frames), take.frames) };
}

/** Change one thing, within what is possible. `isGoing`: more of the same pull, so one undo takes it back. */
export function changed(
  edited: Edited,
  name: keyof Edit,
  value: number,
  frames: number,
  isGoing = false,
): Edited {
  const now = { ...edited.now, [name]: within(edited.now, name, value, frames) };
  if (now[name] === edited.now[name]) return edited;
  const goesOn = isGoing && edited.last === name;
  return {
    now,
    before: goesOn ? edited.before : [...edited.before, edited.now],
    last: isGoing ? name : undefined,
  };
}

/** End of a pull: the next one is a change of its own. */
export function letGo(edited: Edited): Edited {
  return { now: edited.now, before: edited.before };
}

export function undone(edited: Edited): Edited {
  const now = edited.before.at(-1);
  return now ? { now, before: edited.before.slice(0, -1) } : edited;
}

/** The guide time at which the raw take's first sample is heard. */
export function rawAt(take: TakeFile, edit: Edit): number {
  return Math.round(take.alignment.offsetSamples + edit.nudge);
}

/** What is kept beside the take, and read again after a reload. */
export function written(edit: Edit): Record<string, string> {
  return { nudge: `${edit.nudge}`, start: `${edit.start}`, end: `${edit.end}` };
}

export function read(take: TakeFile): Edit {
  const base = whole(take);
  const told = (name: keyof Edit, beside = base): number => {
    const value = Number(take.about[name] ?? NaN);
    return Number.isFinite(value) ? within(beside, name, value, take.frames) : base[name];
  };
  // Either may have been moved beyond where the other one was at first.
  const end = told("end", { ...base, start: 0 });
  const start = told("start", { ...base, end });
  return end - start >= LEAST ? { nudge: told("nudge"), start, end } : base;
}

function within(edit: Edit, name: keyof Edit, value: number, frames: number): number {
  const whole = Math.round(value);
  if (name === "nudge") return clamp(whole, -FARTHEST, FARTHEST);
  if (name === "start") return clamp(whole, 0, Math.max(0, edit.end - LEAST));
  return clamp(whole, Math.min(edit.start + LEAST, frames), frames);
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
