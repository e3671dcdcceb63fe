/** One filmed take: the booth keeps the sound exactly, and beside it a clip is kept as it comes. */
import type { Booth, Recording } from "../capture/room";
import { RATE } from "../capture/ticks";
import { CaptureTrouble } from "../capture/types";
import { SOUND } from "../recorder/space";
import { forgetTake } from "../sending/forgetting";
import type { TakeFile } from "../capture/types";
import { ask } from "./clips";
import type { Lens } from "./lens";
import type { Clip } from "./messages";

/** A clip begins this long before the music: what films it takes up to 0.4 s to wake. */
const EARLY = 0.5 * RATE;
/** And ends so long after it: the end tick comes later. */
const AFTER = 0.08 * RATE;
const CHUNK_MS = 1_000;
const GLANCE_MS = 20;
/** The first that a browser can write; each is read on the server and by every browser that plays it. */
const TYPES = [
  "video/webm;codecs=h264,opus",
  "video/webm;codecs=vp8,opus",
  "video/webm",
  "video/mp4;codecs=avc1.42E01F,mp4a.40.2",
  "video/mp4",
];
const [FILM_BITS, SOUND_BITS] = [4_000_000, 192_000];
/** What a second of film takes on the device, with the sound beside it. */
export const BYTES = (FILM_BITS + SOUND_BITS) / 8 + SOUND;

export interface Filmed {
  take: TakeFile;
  clip: Clip;
}

export interface Wish {
  from: number;
  to?: number;
  about: Record<string, string>;
}

/** A take being filmed. */
export class Filming {
  /** Resolves with nothing where it was stopped before it began. Raises CaptureTrouble. */
  readonly finished: Promise<Filmed | undefined>;
  private clip?: Clip;
  private written: Promise<unknown> = Promise.resolve();
  private ended = false;
  private blind = false;
  private kept = false;
  private until: number;

  private constructor(
    readonly recording: Recording,
    private readonly recorder: MediaRecorder,
    private readonly wish: Wish,
    private readonly now: () => number,
  ) {
    this.until = wish.to ?? Infinity;
    recorder.ondataavailable = ({ data }) => this.keep(data);
    recorder.onerror = () => void this.recording.stop();
    this.finished = recording.finished.then((take) => this.finish(take));
    // Without its picture there is no film: who films learns it at once.
    this.roll().catch(() => this.stop());
  }

  /** Begin: count in, play, film. Raises CaptureTrouble where nothing can be kept. */
  static async begin(booth: Booth, lens: Lens, wish: Wish): Promise<Filming> {
    const recorder = recorderOf(booth, lens);
    const recording = await booth.record(wish);
    return new Filming(recording, recorder, wish, () => booth.context.currentTime * RATE);
  }

  stop(): void {
    this.until = Math.min(this.until, this.recording.position());
    void this.recording.stop();
  }

  /** The camera is gone: what there is, is the film. */
  lose(): void {
    this.blind = true;
    this.stop();
  }

  /** Wait for the end of the count-in, then let the film run. */
  private async roll(): Promise<void> {
    const { recording, recorder, wish } = this;
    const type = recorder.mimeType || TYPES.find((each) => MediaRecorder.isTypeSupported(each))!;
    const made = { id: recording.id, madeAt: new Date().toISOString(), about: wish.about, endedAt: "" };
    const clip = { ...made, type, filmFrame: 0 };
    await ask("begin", clip);
    this.clip = clip;
    await this.reach(() => wish.from - EARLY);
    if (this.ended) return;
    clip.filmFrame = Math.round(this.now());
    recorder.onstart = () => (clip.type = recorder.mimeType || type);
    recorder.start(CHUNK_MS);
    await ask("note", clip);
    await this.reach(() => this.until + AFTER);
    await this.halt();
  }

  /** Wait for a moment of the guide's time, which may come nearer meanwhile. */
  private async reach(moment: () => number): Promise<void> {
    while (!this.ended && this.recording.position() < moment())
      await new Promise((resolve) => setTimeout(resolve, GLANCE_MS));
  }

  private keep(data: Blob): void {
    if (!data.size || !this.clip) return;
    const { id } = this.clip;
    this.written = this.written.then(async () => {
      const bytes = await data.arrayBuffer();
      await ask("append", { id, bytes }, [bytes]);
      this.kept = true;
    });
    // There is no more room: what there is, is the film.
    this.written.catch(() => this.stop());
  }

  private async finish(take: TakeFile): Promise<Filmed | undefined> {
    this.ended = true;
    await this.halt();
    await this.written.catch(() => (take.full = true));
    take.interrupted ||= this.blind;
    const { clip } = this;
    if (!clip) throw new CaptureTrouble("full");
    clip.endedAt = new Date().toISOString();
    await ask("end", clip);
    if (this.kept && this.until >= this.wish.from) return { take, clip };
    await forgetTake(take);
    if (take.interrupted) throw new CaptureTrouble("missing");
    return undefined;
  }

  /** The last chunk comes before it says that it has stopped. */
  private halt(): Promise<void> {
    const { recorder } = this;
    if (recorder.state === "inactive") return Promise.resolve();
    return new Promise((resolve) => {
      recorder.onstop = () => resolve();
      recorder.stop();
    });
  }
}

/** The camera's picture with the booth's own microphone: both hear the same, which is how the clip is placed. */
function recorderOf(booth: Booth, lens: Lens): MediaRecorder {
  const tracks = [...lens.getVideoTracks(), ...booth.stream.getAudioTracks()];
  const mimeType = TYPES.find((each) => MediaRecorder.isTypeSupported(each));
  if (!mimeType) throw new CaptureTrouble("unsupported");
  const bits = { videoBitsPerSecond: FILM_BITS, audioBitsPerSecond: SOUND_BITS };
  return new MediaRecorder(new MediaStream(tracks), { mimeType, ...bits });
}
