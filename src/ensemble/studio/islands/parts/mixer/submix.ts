/** Tracks beyond what this device plays by themselves: the server sums them, and the sum is one more track. */
import { tracksOf } from "./desk";
import type { Layer } from "./desk";
import type { Track } from "./bus";

/** What the server tells of the sum of all tracks after the first few. */
export interface Submix {
  key: string;
  /** Which are in it, silent ones too. */
  tracks: string[];
  /** None where nothing in it sounds. */
  reel: string | null;
  samples: number;
  is_made: boolean;
  has_failed: boolean;
}

export const NOTHING: Submix = {
  key: "",
  tracks: [],
  reel: null,
  samples: 0,
  is_made: true,
  has_failed: false,
};

/** Faders that nobody has touched. */
export const REST = {
  offset_samples: 0,
  gain_db: 0,
  pan: 0,
  is_muted: false,
  fade_in_samples: 0,
  fade_out_samples: 0,
  trim_start_samples: 0,
  trim_end_samples: 0,
};

/** The name under which its sound is fetched. */
export function sourceOf({ key }: Submix): string {
  return `submix ${key}`;
}

/** Which tracks the server has to sum for a device that plays so many. */
export function beyond(layers: Layer[], live: number): string[] {
  return layers.slice(live).map(({ key }) => key);
}

/**
 * What is played: each track once, in the sum or by itself. Whoever is heard alone is played by itself,
 * for then the sum is silent. Before there is a sum it is waited for, as for every sound.
 */
export function tracksBeside(
  layers: Layer[],
  solos: ReadonlySet<string>,
  submix: Submix | undefined,
  live: number,
): Track[] {
  const inside = new Set(submix ? submix.tracks : beyond(layers, live));
  const alone = layers.some(({ key }) => solos.has(key));
  const own = tracksOf(layers, solos).filter(({ key }) => !inside.has(key) || (alone && solos.has(key)));
  if (!inside.size || (submix && !submix.reel)) return own;
  const source = submix ? sourceOf(submix) : "submix";
  const samples = submix?.samples ?? endOf(layers);
  return [...own, { key: source, source, samples, heard: !alone, ...REST }];
}

/** What is heard now together with what is heard in a moment, which is silent and fetched already. */
export function overlapping(now: Track[], then: Track[]): Track[] {
  const known = new Set(now.map(({ key }) => key));
  const coming = then.filter(({ key }) => !known.has(key));
  return [...now, ...coming.map((track) => ({ ...track, heard: false, soon: track.heard }))];
}

function endOf(layers: Layer[]): number {
  return Math.max(0, ...layers.map(({ offset_samples, samples }) => offset_samples + samples));
}
