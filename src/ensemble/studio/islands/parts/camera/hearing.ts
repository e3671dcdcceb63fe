/** Listens for a clip in the take beside it. */
import { placeClip } from "./placing";
import { soundOf } from "./sounding";

const BELIEVED = 0.5;

/** The sample of the take at which a clip begins; what was guessed where that isn't heard. */
export async function placeByEar(
  clip: Blob,
  take: Float32Array,
  channels: number,
  guess: number,
): Promise<number> {
  const mono = channels === 1 ? take : take.filter((_, at) => at % channels === 0);
  const heard = placeClip(await soundOf(clip), mono, guess);
  return heard && heard.confidence >= BELIEVED ? heard.startSamples : guess;
}
