/** A mix as this page knows it: what the server told, and over it what was turned here and isn't sent yet. */
import type { Faders } from "./arithmetic";
import type { Track } from "./bus";
import type { Whole } from "./messages";

export interface Layer extends Faders {
  key: string;
  revision: string;
  name: string;
  byline: string;
  samples: number;
  reel: string | null;
  is_laid: boolean;
}

export interface Version {
  key: string;
  name: string;
  kept_by: string;
  kept_at: string;
  gain_db: number | null;
  loudness_lufs: number | null;
  target_lufs: number | null;
}

/** What the server answers: all of a mix, or the layers that changed since a number. */
export interface Told {
  number: number;
  target_lufs: number | null;
  gain_db: number | null;
  is_measured: boolean;
  can_undo: boolean;
  can_redo: boolean;
  layers: Layer[];
  versions: Version[];
  whole?: boolean;
}

export type Fader = keyof Faders | "is_laid" | "target_lufs";
export type Value = number | boolean | null;

export class Desk {
  layers = new Map<string, Layer>();
  number = -1;
  target: number | null = null;
  gainDb: number | null = null;
  measured = false;
  /** Tracks that only this listener wants to hear; nobody else, and not the finished sound. */
  solos = new Set<string>();

  /** Take what the server told, but for what `isMine` says is still on its way from here. */
  merge(told: Told, isMine: (layer: string, fader: Fader) => boolean): Layer[] {
    // Answers may overtake each other; an older one tells nothing new.
    if (told.number < this.number) return [];
    this.number = told.number;
    this.gainDb = told.gain_db;
    this.measured = told.is_measured;
    if (!isMine("", "target_lufs")) this.target = told.target_lufs;
    for (const layer of told.layers) this.layers.set(layer.key, this.blended(layer, isMine));
    return told.layers.map(({ key }) => this.layers.get(key)!);
  }

  set(key: string, fader: Fader, value: Value): void {
    const layer = this.layers.get(key);
    if (layer) Object.assign(layer, { [fader]: value });
    else if (fader === "target_lufs") this.target = value as number | null;
  }

  get laid(): Layer[] {
    return [...this.layers.values()].filter((layer) => layer.is_laid);
  }

  /** Whether the server is still making something that is heard. */
  get lacksReels(): boolean {
    return this.laid.some(({ reel }) => !reel);
  }

  /** Hear a track alone, or no more; false where `most` are alone already. */
  hearAlone(key: string, most: number): boolean {
    if (this.solos.delete(key)) return true;
    if (this.solos.size >= most) return false;
    this.solos.add(key);
    return true;
  }

  get reels(): Map<string, string> {
    return reelsOf(this.layers.values());
  }

  get whole(): Whole {
    return { gainDb: this.gainDb ?? 0, limits: this.target !== null, level: 1 };
  }

  private blended(layer: Layer, isMine: (layer: string, fader: Fader) => boolean): Layer {
    const known = this.layers.get(layer.key);
    if (!known) return layer;
    const own = Object.keys(layer).filter((name) => isMine(layer.key, name as Fader));
    return {
      ...layer,
      ...Object.fromEntries(own.map((name) => [name, known[name as keyof Layer]])),
    };
  }
}

export function tracksOf(layers: Layer[], solos: ReadonlySet<string> = new Set()): Track[] {
  const alone = layers.some(({ key }) => solos.has(key));
  return layers.map((layer) => ({
    ...layer,
    source: layer.revision,
    heard: !alone || solos.has(layer.key),
  }));
}

export function reelsOf(layers: Iterable<Layer>): Map<string, string> {
  const found = [...layers].filter(({ reel }) => reel);
  return new Map(found.map(({ revision, reel }) => [revision, reel!]));
}
