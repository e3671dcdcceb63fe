/** When each line of a take was reached, kept beside it in this browser until it is sent. */
import { marksOf } from "../sending/forgetting";
import { reached } from "./pace";
import type { Pace } from "./pace";

export function keepMarks(id: string, { marks }: Pace): void {
  localStorage.setItem(marksOf(id), JSON.stringify(reached(marks)));
}

/** As the form takes them; where nothing is known, the first line was there from the beginning. */
export function keptMarks(id: string): string {
  return localStorage.getItem(marksOf(id)) ?? "[[0,0]]";
}
