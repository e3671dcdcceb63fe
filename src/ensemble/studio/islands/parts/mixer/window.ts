/** Which stretches are needed when: pure arithmetic, no fetching. */
import { STRETCH, placed } from "./arithmetic";
import type { Track } from "./bus";

export interface Wanted {
  source: string;
  number: number;
  /** In how many samples from now it is heard; below 0: it is being heard. */
  due: number;
  /** Whether it is heard at all: what is silent comes after the rest. */
  heard: boolean;
}

/** All that lies within reach of a place, what is heard first in front. */
export function wantedFrom(tracks: Iterable<Track>, at: number, reach: number): Wanted[] {
  const found = new Map<string, Wanted>();
  for (const track of tracks) for (const each of ofTrack(track, at, reach)) keep(found, each);
  return [...found.values()].sort(
    (one, other) => Number(other.heard) - Number(one.heard) || one.due - other.due,
  );
}

function* ofTrack(track: Track, at: number, reach: number): Generator<Wanted> {
  const place = placed(track, track.samples);
  const begin = Math.max(at, place.at);
  const end = Math.min(at + reach, place.at + place.length);
  const heard = (track.heard || Boolean(track.soon)) && !track.is_muted;
  const shift = place.at - place.first;
  for (let sample = begin - shift; sample < end - shift;) {
    const number = Math.floor(sample / STRETCH);
    yield { source: track.source, number, due: sample + shift - at, heard };
    sample = (number + 1) * STRETCH;
  }
}

/** Two tracks may play from one source: whoever needs it first says when. */
function keep(found: Map<string, Wanted>, each: Wanted): void {
  const name = nameOf(each);
  const known = found.get(name);
  if (!known) found.set(name, each);
  else found.set(name, { ...each, due: Math.min(known.due, each.due), heard: known.heard || each.heard });
}

export function nameOf({ source, number }: { source: string; number: number }): string {
  return `${source} ${number}`;
}

/** As many from the front as fit into so many bytes; `size` is what one takes, or may take. */
export function fitting(wanted: Wanted[], room: number, size: (each: Wanted) => number): Wanted[] {
  let taken = 0;
  const end = wanted.findIndex((each) => (taken += size(each)) > room);
  return end < 0 ? wanted : wanted.slice(0, end);
}
