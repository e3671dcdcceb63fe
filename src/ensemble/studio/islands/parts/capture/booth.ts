/** A microphone that stays open, a guide to play, and takes made with them. */
import { raise } from "../offline/flag";
import { stored, remember } from "./latencies";
import { listen } from "./listening";
import type { Listening } from "./listening";
import type { Stamp } from "./messages";
import { askForMicrophone, closeContext, readBack, theContext } from "./microphone";
import { sheetOf } from "./readying";
import { Taking } from "./recording";
import type { Setting, Wish } from "./recording";
import type { Booth, BoothWishes, Heard } from "./room";
import { silence } from "./sheet";
import type { Sheet } from "./sheet";
import { forget } from "./takes";
import { RATE } from "./ticks";
import { CaptureTrouble } from "./types";
import type { Microphone, TakeFile } from "./types";

const SETTLED = RATE;
const SILENT_MS = 6_000;
const MS = RATE / 1000;

/** Ask for the microphone, fetch the guide, and wait until both are steady. Raises CaptureTrouble. */
export async function openBooth(wishes: BoothWishes): Promise<Booth> {
  const context = await theContext();
  const stream = await askForMicrophone(wishes.deviceId, wishes.channels);
  const booth = new OpenBooth(context, stream, wishes);
  try {
    [booth.sheet] = await Promise.all([sheetOf(context, wishes), booth.settle()]);
  } catch (error) {
    await booth.close();
    throw error;
  }
  return booth;
}

class OpenBooth implements Booth {
  microphone: Microphone;
  metronome: boolean;
  onlost: (() => void) | null = null;
  sheet!: Sheet;
  readonly tempo?: number;
  private readonly tap: AudioWorkletNode;
  private readonly source: MediaStreamAudioSourceNode;
  private readonly callbacks = new Set<(peak: number) => void>();
  private taking?: Taking;
  private listening?: Listening;
  /** Each stop calls off what is still being read to be played. */
  private stops = 0;
  private tested: number | null = null;
  private frame = 0;

  constructor(
    readonly context: AudioContext,
    readonly stream: MediaStream,
    private readonly wishes: BoothWishes,
  ) {
    this.metronome = Boolean(wishes.metronome);
    this.tempo = wishes.countIn ? wishes.bpm : undefined;
    const microphone = readBack(stream, context);
    this.microphone = { ...microphone, channels: Math.min(wishes.channels ?? 1, microphone.channels) };
    this.source = new MediaStreamAudioSourceNode(context, { mediaStream: stream });
    this.tap = new AudioWorkletNode(context, "studio-tap", { channelCount: 2 });
    // Connected for good: what is taken off and put on again is late by another time.
    this.source
      .connect(this.tap)
      .connect(new GainNode(context, { gain: 0 }))
      .connect(context.destination);
    this.tap.port.onmessage = ({ data }: MessageEvent<Stamp>) => this.meter(data);
    stream.getAudioTracks()[0]!.onended = () => this.lose();
  }

  /** Wait for a second of sound: the first of it comes unevenly. */
  async settle(): Promise<void> {
    const begun = performance.now();
    for (let first = 0; !first || this.frame < first + SETTLED; first ||= this.frame) {
      if (performance.now() - begun > SILENT_MS) throw new CaptureTrouble("busy");
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  level(callback: (peak: number) => void): () => void {
    this.callbacks.add(callback);
    return () => void this.callbacks.delete(callback);
  }

  async record(wish: Wish): Promise<Taking> {
    this.stop();
    const taking = await this.take(wish, this.sheet);
    raise("takes");
    // Another page may have looked while this one wasn't there yet.
    taking.finished.then(
      () => raise("takes"),
      () => undefined,
    );
    return taking;
  }

  async play(what: { guide?: boolean; takes?: Heard[] }, from: number, until?: number): Promise<void> {
    this.stop();
    const { stops } = this;
    const { channels } = this.microphone;
    const takes = what.takes?.map((take) => ({ channels, ...take }));
    const listening = await listen(this.context, this.sheet, { ...what, takes }, from, until);
    if (this.stops !== stops) return listening.stop();
    this.listening = listening;
    await listening.ended;
    if (this.listening === listening) this.listening = undefined;
  }

  position(): number | null {
    if (!this.listening) return null;
    const heard = this.context.currentTime - (this.context.outputLatency || this.context.baseLatency);
    return Math.round(heard * RATE) - this.listening.guideFrame;
  }

  stop(): void {
    this.stops++;
    this.listening?.stop();
    this.listening = undefined;
  }

  async calibrateByTest(): Promise<{ latencyMs: number; clearDb: number } | null> {
    this.stop();
    const taking = await this.take({ from: 0, to: 0, about: { test: "yes" } }, silence(this.context));
    const { id, alignment } = await taking.finished;
    await forget(id);
    if (alignment.method !== "ticks" || alignment.retake) return null;
    this.tested = alignment.latencyMs * MS;
    return { latencyMs: alignment.latencyMs, clearDb: alignment.clearDb! };
  }

  async close(): Promise<void> {
    this.stop();
    // Whatever becomes of the take, the microphone is let go of.
    await this.taking?.stop().catch(() => undefined);
    for (const track of this.stream.getTracks()) track.stop();
    this.source.disconnect();
    this.tap.port.close();
    await closeContext();
  }

  private async take(wish: Wish, sheet: Sheet): Promise<Taking> {
    const taking = await Taking.begin(this.setting(sheet), wish);
    this.taking = taking;
    const ended = (take?: TakeFile): void => {
      if (this.taking === taking) this.taking = undefined;
      if (take && take.alignment.method === "ticks" && !take.alignment.flagged)
        remember(this.device(), take.alignment.latencyMs * MS);
    };
    taking.finished.then(ended, () => ended());
    return taking;
  }

  private setting(sheet: Sheet): Setting {
    const { context, tap, tested } = this;
    const microphone = { ...this.microphone, reportedMs: readBack(this.stream, context).reportedMs };
    const latencies = { tested, stored: stored(this.device()), reported: microphone.reportedMs * MS };
    const real = sheet === this.sheet;
    const { bpm, beats = 4 } = this.wishes;
    const clicked = real && this.metronome && bpm ? { bpm, beats } : undefined;
    const tempo = real ? this.tempo : undefined;
    const longest = this.wishes.lengthSamples;
    return { context, tap, sheet, microphone, tempo, clicked, longest, latencies };
  }

  /** The microphone, and roughly how late the other side is: headphones without a cord are another device. */
  private device(): string {
    return `${this.microphone.label} ${Math.round((this.context.outputLatency || 0) * 20)}`;
  }

  private meter({ peak, frame }: Stamp): void {
    this.frame = frame;
    for (const callback of this.callbacks) callback(peak);
  }

  private lose(): void {
    this.taking?.lose();
    this.onlost?.();
  }
}
