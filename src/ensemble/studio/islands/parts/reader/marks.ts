/** When each line of a take was reached, kept beside it in this browser until it is sent. */
import { marksOf } from "../sending/forgetting";
import { reached } from "./pace";
import type { Pace } from "./pace";

export function keepMarks(id: string, { marks }: Pace): void {
  try {
    localStorage.setItem(marksOf(id), JSON.stringify(reached(marks)));
  } catch {
    // The browser keeps nothing more: the words go on, and captions follow the pauses alone.
  }
}

/** As the form takes them; where nothing is known, the first line was there from the beginning. */
export function keptMarks(id: string): string {
  return localStorage.getItem(marksOf(id)) ?? "[[0,0]]";
}
