/** Layers and sums for tests. */
import type { Layer } from "../../../../../src/ensemble/studio/islands/parts/mixer/desk";
import { NOTHING, REST } from "../../../../../src/ensemble/studio/islands/parts/mixer/submix";
import type { Submix } from "../../../../../src/ensemble/studio/islands/parts/mixer/submix";

export const layer = (key: string): Layer => ({
  key,
  revision: `of ${key}`,
  name: key,
  byline: "",
  samples: 1_000,
  reel: `/${key}.reel`,
  is_laid: true,
  ...REST,
});
export const made = (key: string, tracks: string): Submix => ({
  ...NOTHING,
  key,
  tracks: [...tracks],
  reel: `/${key}`,
  samples: 900,
});
