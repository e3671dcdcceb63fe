/** What a page sends with a take, in the words of the form that reads it. */
import type { TakeFile } from "../capture/types";
import { rawAt } from "../recorder/edits";
import type { Edit } from "../recorder/edits";
import { evidenceOf } from "../recorder/evidence";

export interface Cut {
  start: number;
  end: number;
}

/** Where the guide's time begins and ends in the raw take: the count-in and the end tick are left out. */
export function cutOf(take: TakeFile): Cut {
  const zero = -take.alignment.offsetSamples;
  const start = Math.min(Math.max(0, zero + take.from), take.frames);
  const end = take.to === null ? take.frames : Math.min(take.frames, zero + take.to);
  return end > start ? { start, end } : { start, end: take.frames };
}

/** The fields of a take; what a page adds of its own comes on top. */
export function fieldsOf(take: TakeFile, edit: Edit = { nudge: 0, ...cutOf(take) }): Record<string, string> {
  return {
    raw_at: `${rawAt(take, edit)}`,
    trim_start: `${edit.start}`,
    trim_end: `${edit.end}`,
    evidence: JSON.stringify(evidenceOf(take, edit)),
  };
}

/** What was typed, with fields set in it. */
export function withFields(answers: FormData, fields: Record<string, string>): FormData {
  for (const [name, value] of Object.entries(fields)) answers.set(name, value);
  return answers;
}
