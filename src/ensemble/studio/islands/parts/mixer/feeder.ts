/** Brings stretches to the sound's thread before they are heard, within a bound of memory. */
import { RATE, STRETCH } from "./arithmetic";
import type { Track } from "./bus";
import type { Arriving } from "./messages";
import type { Reel } from "./reel";
import { fitting, nameOf, wantedFrom } from "./window";
import type { Wanted } from "./window";

const TOGETHER = 24;
const FARTHEST = 30 * RATE;
const PAUSE = 1_500;
/** A stretch of two channels: what one may take that wasn't decoded yet. */
const LARGEST = STRETCH * 2 * 4;

export class Feeder {
  tracks: Track[] = [];
  reels = new Map<string, Reel>();
  /** Decoded sound in memory, in bytes: now, and at most so far. */
  bytes = 0;
  most = 0;
  private sizes = new Map<string, number>();
  private there = new Map<string, Wanted>();
  private coming = new Map<string, AbortController>();
  private failed = new Map<string, number>();
  private next: Wanted[] = [];
  private at = 0;

  constructor(
    private room: number,
    private put: (stretch: Arriving) => void,
    private drop: (source: string, number: number) => void,
  ) {}

  /** The mix is heard from here now. */
  look(at: number): void {
    this.at = at;
    const wanted = this.wanted();
    this.letGo(new Set(wanted.map(nameOf)));
    this.next = wanted.filter((each) => this.isFree(each));
    this.go();
  }

  private go(): void {
    while (this.coming.size < TOGETHER && this.next.length) {
      const each = this.next.shift()!;
      if (this.isFree(each)) void this.bring(each);
    }
  }

  /** Whether the next `seconds` of all that is heard are there. */
  isReady(seconds: number): boolean {
    const soon = wantedFrom(this.tracks, this.at, seconds * RATE).filter(({ heard }) => heard);
    return soon.every((each) => this.there.has(nameOf(each)) || this.failed.has(nameOf(each)));
  }

  /** Whether something that has to be heard soon couldn't be fetched. */
  get isStuck(): boolean {
    return this.failed.size > 0;
  }

  forget(source: string): void {
    for (const each of [...this.there.values()]) if (each.source === source) this.remove(each);
  }

  private wanted(): Wanted[] {
    // No further than what fits if all of it had one channel: hundreds of tracks are looked through quickly.
    const reach = Math.min(FARTHEST, this.room / 4 / Math.max(1, this.tracks.length));
    const known = wantedFrom(this.tracks, this.at, reach).filter(({ source }) => this.reels.has(source));
    return fitting(known, this.room, (each) => this.sizes.get(nameOf(each)) ?? this.guess(each.source));
  }

  /** One stretch tells how large the next will be, more or less: most have one channel throughout. */
  private guess(source: string): number {
    return this.sizes.get(source) ?? LARGEST;
  }

  private isFree(each: Wanted): boolean {
    const name = nameOf(each);
    const again = (this.failed.get(name) ?? 0) < performance.now();
    return !this.there.has(name) && !this.coming.has(name) && again;
  }

  private letGo(names: Set<string>): void {
    for (const [name, each] of this.there) if (!names.has(name)) this.remove(each);
    for (const [name, ending] of this.coming) if (!names.has(name)) ending.abort();
  }

  private remove(each: Wanted): void {
    const name = nameOf(each);
    this.there.delete(name);
    this.bytes -= this.sizes.get(name) ?? 0;
    this.drop(each.source, each.number);
  }

  private async bring(each: Wanted): Promise<void> {
    const name = nameOf(each);
    const ending = new AbortController();
    this.coming.set(name, ending);
    try {
      const reel = this.reels.get(each.source)!;
      const channels = await reel.stretch(each.number, ending.signal);
      if (!ending.signal.aborted) this.arrived(each, channels, await reel.louder());
      this.failed.delete(name);
    } catch {
      if (!ending.signal.aborted) this.fail(each);
    } finally {
      this.coming.delete(name);
      this.go();
    }
  }

  /** What can't be fetched isn't heard, and holds nothing up; it is tried again. */
  private fail(each: Wanted): void {
    this.failed.set(nameOf(each), performance.now() + PAUSE);
    this.put({ source: each.source, number: each.number, channels: [new Float32Array(0)], louder: 1 });
  }

  private arrived(each: Wanted, channels: Float32Array[], louder: number): void {
    const name = nameOf(each);
    const size = channels.reduce((sum, one) => sum + one.byteLength, 0);
    this.sizes.set(name, size);
    this.sizes.set(each.source, size);
    this.there.set(name, each);
    this.bytes += size;
    this.most = Math.max(this.most, this.bytes);
    this.put({ source: each.source, number: each.number, channels, louder });
  }
}
