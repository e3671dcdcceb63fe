/**
 * Listens to the microphone for good, in the sound's own thread: stamps what it hears with the context's
 * frame, and gives it straight to the keeper's worker, past the page, which may be busy.
 */
import type { Chunk, Stamp } from "../parts/capture/messages";

declare const currentFrame: number;
declare abstract class AudioWorkletProcessor {
  readonly port: MessagePort;
}
declare function registerProcessor(
  name: string,
  of: new (options: { channelCount?: number }) => unknown,
): void;

const FRAMES = 512;
const METER_FRAMES = 2_304;

class Tap extends AudioWorkletProcessor {
  private keeper?: MessagePort;
  private samples = new Float32Array(0);
  private channels = 1;
  private filled = 0;
  private frame = 0;
  private peak = 0;
  private since = 0;

  constructor() {
    super();
    this.port.onmessage = ({ data, ports }: MessageEvent<{ channels: number }>) => {
      this.keeper = ports[0];
      this.channels = data.channels;
      this.filled = 0;
    };
  }

  process([input]: Float32Array[][]): boolean {
    const length = input?.[0]?.length ?? 128;
    this.measure(input?.[0], length);
    if (this.keeper) this.take(input ?? [], length);
    return true;
  }

  private measure(channel: Float32Array | undefined, length: number): void {
    for (const value of channel ?? []) this.peak = Math.max(this.peak, Math.abs(value));
    this.since += length;
    if (this.since < METER_FRAMES) return;
    this.port.postMessage({ peak: this.peak, frame: currentFrame } satisfies Stamp);
    this.since = this.peak = 0;
  }

  private take(input: Float32Array[], length: number): void {
    for (let at = 0; at < length; at++) {
      if (!this.filled) this.begin(currentFrame + at);
      for (let channel = 0; channel < this.channels; channel++)
        this.samples[this.filled * this.channels + channel] = (input[channel] ?? input[0])?.[at] ?? 0;
      if (++this.filled === FRAMES) this.give();
    }
  }

  private begin(frame: number): void {
    this.samples = new Float32Array(FRAMES * this.channels);
    this.frame = frame;
  }

  private give(): void {
    const chunk: Chunk = { frame: this.frame, clock: Date.now(), samples: this.samples };
    this.keeper!.postMessage(chunk, [this.samples.buffer]);
    this.filled = 0;
  }
}

registerProcessor("studio-tap", Tap);
