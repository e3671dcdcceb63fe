/** Sums tracks from their stretches, for any place and any number of samples. Knows no browser. */
import { STRETCH, fade, placed } from "./arithmetic";
import type { Faders, Placed } from "./arithmetic";

/** A track as it stands; `heard` is false for what somebody else's solo silences. */
export interface Track extends Faders {
  key: string;
  source: string;
  samples: number;
  heard: boolean;
  /** It will be heard in a moment, and has to be there then. */
  soon?: boolean;
}

/** Two seconds of a source, one channel or two; they are made `louder` by a factor. */
export interface Stretch {
  channels: Float32Array[];
  louder: number;
}

interface Strip {
  place: Placed;
  source: string;
  left: number;
  right: number;
  aimLeft: number;
  aimRight: number;
}

export class Bus {
  private strips = new Map<string, Strip>();
  private sources = new Map<string, Map<number, Stretch>>();
  /** How many stretches weren't there when they had to be heard. */
  late = 0;
  private missed = "";
  private lateOnes = new Set<string>();

  /** Levels glide to where they stand now, unless the track is new: then they are there at once. */
  set(tracks: Track[]): void {
    const before = this.strips;
    this.strips = new Map();
    for (const track of tracks) {
      const place = placed(track, track.samples);
      const silent = track.is_muted || !track.heard;
      const [aimLeft, aimRight] = silent ? [0, 0] : [place.left, place.right];
      const { left, right } = before.get(track.key) ?? { left: aimLeft, right: aimRight };
      this.strips.set(track.key, { place, source: track.source, left, right, aimLeft, aimRight });
    }
  }

  put(source: string, number: number, stretch: Stretch): void {
    if (!this.sources.has(source)) this.sources.set(source, new Map());
    this.sources.get(source)!.set(number, stretch);
  }

  /** Give a stretch back; it isn't needed any more. */
  drop(source: string, number: number): Stretch | undefined {
    const stretches = this.sources.get(source);
    const stretch = stretches?.get(number);
    stretches?.delete(number);
    return stretch;
  }

  /** Whether all that is heard in `count` samples from `start` is there. */
  isReady(start: number, count: number): boolean {
    for (const { place, source, left, right, aimLeft, aimRight } of this.strips.values()) {
      const begin = Math.max(start, place.at);
      const end = Math.min(start + count, place.at + place.length) - 1;
      if (begin > end || !(left || right || aimLeft || aimRight)) continue;
      const shift = place.first - place.at;
      const stretches = this.sources.get(source);
      for (const sample of [begin, end]) {
        if (!stretches?.has(Math.floor((sample + shift) / STRETCH))) return false;
      }
    }
    return true;
  }

  /** Add what is heard of all tracks in the samples from `start`. */
  add(start: number, left: Float64Array, right: Float64Array, count: number): void {
    for (const strip of this.strips.values()) {
      const { at, length } = strip.place;
      const begin = Math.max(start, at);
      const end = Math.min(start + count, at + length);
      const still = strip.left === strip.aimLeft && strip.right === strip.aimRight;
      const silent = still && !strip.left && !strip.right;
      if (begin < end && !silent) this.weigh(strip, begin, end, start, count, left, right);
      strip.left = strip.aimLeft;
      strip.right = strip.aimRight;
    }
  }

  private weigh(
    strip: Strip,
    begin: number,
    end: number,
    start: number,
    count: number,
    left: Float64Array,
    right: Float64Array,
  ): void {
    const { place, source } = strip;
    const stretches = this.sources.get(source);
    for (let from = begin; from < end;) {
      const sample = place.first + from - place.at;
      const number = Math.floor(sample / STRETCH);
      const until = Math.min(end, from + (number + 1) * STRETCH - sample);
      const stretch = stretches?.get(number);
      if (stretch) this.lay(strip, stretch, sample % STRETCH, from, until, start, count, left, right);
      else this.miss(`${source} ${number}`);
      from = until;
    }
  }

  private lay(
    strip: Strip,
    { channels, louder }: Stretch,
    skip: number,
    from: number,
    until: number,
    start: number,
    count: number,
    left: Float64Array,
    right: Float64Array,
  ): void {
    const { place } = strip;
    const [one, other] = [channels[0]!, channels[1] ?? channels[0]!];
    const glideLeft = (strip.aimLeft - strip.left) / count;
    const glideRight = (strip.aimRight - strip.right) / count;
    const skipped = from - place.at;
    const fades = skipped < place.fadeIn || until - place.at > place.length - place.fadeOut;
    for (let at = from; at < until && skip < one.length; at++, skip++) {
      const to = at - start;
      const by = fades ? louder * fade(place, at - place.at) : louder;
      left[to]! += one[skip]! * by * (strip.left + glideLeft * to);
      right[to]! += other[skip]! * by * (strip.right + glideRight * to);
    }
  }

  /** Each stretch is late once, however long it is missing. */
  private miss(name: string): void {
    if (name === this.missed || this.lateOnes.has(name)) return;
    this.missed = name;
    this.lateOnes.add(name);
    this.late++;
  }
}
