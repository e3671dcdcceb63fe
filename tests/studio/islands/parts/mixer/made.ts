/** Layers and sums for tests. */
import type { Layer } from "../../../../../src/ensemble/studio/islands/parts/mixer/desk";
import { NOTHING } from "../../../../../src/ensemble/studio/islands/parts/mixer/submix";
import type { Submix } from "../../../../../src/ensemble/studio/islands/parts/mixer/submix";

export const layer = (key: string): Layer => ({
  key,
  revision: `of ${key}`,
  name: key,
  byline: "",
  samples: 1_000,
  reel: `/${key}.reel`,
  is_laid: true,
  offset_samples: 0,
  gain_db: 0,
  pan: 0,
  is_muted: false,
  fade_in_samples: 0,
  fade_out_samples: 0,
  trim_start_samples: 0,
  trim_end_samples: 0,
});
export const made = (key: string, tracks: string): Submix => ({
  ...NOTHING,
  key,
  tracks: [...tracks],
  reel: `/${key}`,
  samples: 900,
});
