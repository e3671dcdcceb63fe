/** Which stretch of a film is kept, in samples at 48 kHz of its own time. */
import { RATE } from "../capture/ticks";

/** What has to be left of a film. */
const LEAST = RATE / 2;

export interface Kept {
  start: number;
  end: number;
}

/** What was kept of a film so long, as it is noted beside its take; all of it where nothing is. */
export function asKept({ start, end }: Record<string, string | undefined>, length: number): Kept {
  return within({ start: Number(start ?? 0) || 0, end: Number(end ?? length) || length }, length);
}

/** The wish, within a film so long: a start moves no further than half a second before the end. */
export function within(wish: Kept, length: number): Kept {
  const start = Math.min(Math.max(0, wish.start), Math.max(0, length - LEAST));
  return { start, end: Math.max(Math.min(wish.end, length), Math.min(start + LEAST, length)) };
}

/** The fields of a film whose clip begins at this sample of its raw take; what is whole is left unsaid. */
export function trimmed({ start, end }: Kept, length: number, clipAt: number): Record<string, string> {
  return {
    trim_start: start ? `${Math.max(0, clipAt + start)}` : "0",
    trim_end: end < length ? `${Math.max(0, clipAt + end)}` : "",
  };
}
