/** Watching a filmed take with the guide under it: the picture follows the sound. */
import { RATE } from "../capture/ticks";
import type { Booth } from "../capture/room";
import type { TakeFile } from "../capture/types";

const [LATE_SECONDS, MOST_HURRY] = [0.03, 0.12];

export interface Watching {
  stop(): void;
  ended: Promise<void>;
}

/**
 * Play guide and take from where the clip begins; `clipAt` is the clip's place in the raw take. It ends with
 * the clip, or where `isOver` says of a second of it.
 */
export function watch(
  video: HTMLVideoElement,
  booth: Booth,
  take: TakeFile,
  clipAt: number,
  isOver: (seconds: number) => boolean,
): Watching {
  const { id, alignment } = take;
  const clipPlace = alignment.offsetSamples + clipAt;
  let over = false;
  const stop = (): void => {
    over = true;
    video.pause();
    video.playbackRate = 1;
    video.muted = false;
    booth.stop();
  };
  const follow = (): void => {
    if (over) return;
    if (video.ended || isOver(video.currentTime)) return stop();
    const heard = booth.position();
    if (heard !== null) hurry(video, (heard - clipPlace) / RATE);
    requestAnimationFrame(follow);
  };
  video.muted = true;
  // What a browser films can't be searched in: sound and picture both begin with the clip.
  if (video.currentTime) video.currentTime = 0;
  follow();
  const takes = [{ id, offsetSamples: alignment.offsetSamples }];
  const ended = booth.play({ guide: true, takes }, clipPlace).finally(stop);
  return { stop, ended };
}

/** Bring the picture to where the sound is: by running a little faster or slower. */
function hurry(video: HTMLVideoElement, wanted: number): void {
  if (wanted < 0) return;
  if (video.paused) void video.play();
  const late = wanted - video.currentTime;
  video.playbackRate =
    Math.abs(late) < LATE_SECONDS ? 1 : 1 + Math.max(-MOST_HURRY, Math.min(MOST_HURRY, late));
}
