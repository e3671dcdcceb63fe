/** Listens for a clip in the take beside it. */
import { placeClip } from "./placing";
import type { ClipPlace } from "./placing";
import { soundOf } from "./sounding";

/** As `placeClip` says; null too where this browser can't hear the clip. */
export async function placeByEar(
  clip: Blob,
  take: Float32Array,
  expected: number,
): Promise<ClipPlace | null> {
  return placeClip(await soundOf(clip), take, expected);
}
