/** What is played of a desk: the tracks by themselves, and the sum of those that are too many. */
import { NOTHING, beyond, overlapping, sourceOf, tracksBeside } from "./submix";
import type { Submix } from "./submix";
import type { Desk } from "./desk";
import type { Player } from "./player";

export interface StageWishes {
  ask(live: number): Promise<Submix>;
  /** Whether all are heard as they stand, or some in a moment; "" where the device plays all itself. */
  told(state: "" | "beyond" | "putting" | "notPut"): void;
  /** What is played has changed. */
  changed(): void;
}

export class Stage {
  private now?: Submix;
  private next?: Submix;
  private before?: Submix;
  private latest?: Submix;
  private isStale = true;
  private asking = false;
  private again = false;

  constructor(
    private desk: Desk,
    private player: Player,
    private wishes: StageWishes,
  ) {}

  /** Whether the server is still at it. */
  get isWaiting(): boolean {
    return this.isOver && this.isStale;
  }

  /** Which tracks are heard in the sum. */
  get inside(): Set<string> {
    return new Set(this.now?.tracks ?? beyond(this.desk.laid, this.player.live));
  }

  /** Somebody turned this track here: in the sum that is heard later. */
  turned(key: string): void {
    if (!this.isOver || !this.inside.has(key)) return;
    this.isStale = true;
    this.tell();
  }

  /** These tracks changed at the server. */
  async look(changed: string[] = []): Promise<void> {
    const wanted = beyond(this.desk.laid, this.player.live);
    if (!wanted.length) return this.now && this.latest !== NOTHING ? this.take(NOTHING) : this.tell();
    const same = this.latest?.tracks.join() === wanted.join();
    if (same && !this.isStale && !changed.some((key) => wanted.includes(key))) return;
    this.again = true;
    if (!this.asking) await this.ask();
  }

  play(): void {
    const sets = [this.now, this.next ?? this.before].map((submix) => this.tracks(submix));
    const tracks = this.next || this.before ? overlapping(sets[0]!, sets[1]!) : sets[0]!;
    const sums = [this.now, this.next, this.before].filter((submix) => submix?.reel);
    const reels = sums.map((submix) => [sourceOf(submix!), submix!.reel!] as const);
    this.player.set(tracks, new Map([...this.desk.reels, ...reels]));
    this.player.turn(this.desk.whole);
  }

  /** A sum that was made meanwhile takes over when its sound is here, without a pause. */
  sounds(): void {
    if (this.next && this.player.isReady) {
      [this.before, this.now, this.next] = [this.now, this.next, undefined];
      this.play();
    } else if (this.before) {
      this.before = undefined;
      this.play();
    }
  }

  /** What is asked for meanwhile is asked for again. */
  private async ask(): Promise<void> {
    this.asking = true;
    let told: Submix | undefined;
    while (this.again) {
      this.again = false;
      told = await this.wishes.ask(this.player.live).catch(() => undefined);
    }
    this.asking = false;
    if (told) this.take(told);
  }

  private get isOver(): boolean {
    return this.desk.laid.length > this.player.live;
  }

  private take(told: Submix): void {
    this.latest = told;
    this.isStale = !told.is_made;
    if (told.is_made) {
      const later = this.now && this.player.wanted && told.key !== this.now.key;
      [this.now, this.next] = later ? [this.now, told] : [told, undefined];
    }
    this.tell();
    this.wishes.changed();
  }

  private tracks(submix?: Submix) {
    return tracksBeside(this.desk.laid, this.desk.solos, submix, this.player.live);
  }

  private tell(): void {
    if (!this.isOver) return this.wishes.told("");
    const state = this.latest?.has_failed ? "notPut" : this.isStale ? "putting" : "beyond";
    this.wishes.told(state);
  }
}
