/** The mixer in the sound's own thread: sums what the page has brought, turns it, and limits it. */
import { LATENCY, Limiter } from "../parts/mixer/limiter";
import { Bus } from "../parts/mixer/bus";
import { factor } from "../parts/mixer/arithmetic";
import type { Arriving, Beginning, Order, Whole } from "../parts/mixer/messages";

declare abstract class AudioWorkletProcessor {
  readonly port: MessagePort;
}
declare function registerProcessor(
  name: string,
  of: new (options: { processorOptions?: Beginning }) => unknown,
): void;

const QUANTUM = 128;
const REPORT = 16;

class Mixer extends AudioWorkletProcessor {
  private bus = new Bus();
  private limiter = new Limiter();
  private whole: Whole = { gainDb: 0, limits: true, level: 1 };
  private gain = 1;
  private at = 0;
  private playing = false;
  private stopping = false;
  private left = new Float64Array(QUANTUM);
  private right = new Float64Array(QUANTUM);
  private peak = 0;
  private quanta = 0;
  private holds = false;

  constructor(options: { processorOptions?: Beginning }) {
    super();
    const { tracks, whole, stretches, play } = options.processorOptions ?? {};
    if (tracks) this.bus.set(tracks);
    if (whole) this.turn(whole, true);
    for (const stretch of stretches ?? []) this.put(stretch);
    if (play !== undefined) this.play(play);
    this.port.onmessage = ({ data }: MessageEvent<Order>) => this.obey(data);
  }

  process(_inputs: unknown, [output]: Float32Array[][]): boolean {
    const [one, other] = output as [Float32Array, Float32Array];
    if (!this.playing) return true;
    this.holds = !this.bus.isReady(this.at, one.length);
    if (!this.holds) {
      for (let start = 0; start < one.length; start += QUANTUM) this.sound(one, other, start);
    } else if (this.stopping) this.rest();
    if (++this.quanta % REPORT === 0) this.report();
    return true;
  }

  private obey(order: Order): void {
    if ("tracks" in order) this.bus.set(order.tracks);
    else if ("whole" in order) this.turn(order.whole, !this.playing);
    else if ("stretch" in order) this.put(order.stretch);
    else if ("drop" in order) this.drop(...order.drop);
    else if ("play" in order) this.play(order.play);
    else this.stopping = true;
  }

  private turn(whole: Whole, atOnce: boolean): void {
    this.whole = whole;
    if (atOnce) this.gain = factor(whole.gainDb);
  }

  private put({ source, number, channels, louder }: Arriving): void {
    this.bus.put(source, number, { channels, louder });
  }

  /** What isn't needed goes back to the page: nothing is thrown away in this thread. */
  private drop(source: string, number: number): void {
    const stretch = this.bus.drop(source, number);
    const buffers = stretch?.channels.map((each) => each.buffer) ?? [];
    if (stretch) this.port.postMessage({ back: stretch.channels }, buffers);
  }

  private play(at: number): void {
    [this.at, this.playing, this.stopping] = [at, true, false];
    this.limiter = new Limiter();
    this.gain = factor(this.whole.gainDb);
  }

  private sound(one: Float32Array, other: Float32Array, start: number): void {
    const { left, right } = this;
    left.fill(0);
    right.fill(0);
    this.bus.add(this.at, left, right, QUANTUM);
    this.amplify(left, right);
    if (this.whole.limits) this.limiter.turn(left, right, QUANTUM);
    for (let at = 0; at < QUANTUM; at++) {
      const level = this.whole.level * (this.stopping ? 1 - at / QUANTUM : 1);
      const [l, r] = [left[at]! * level, right[at]! * level];
      one[start + at] = l;
      if (other) other[start + at] = r;
      this.peak = Math.max(this.peak, Math.abs(l), Math.abs(r));
    }
    this.at += QUANTUM;
    if (this.stopping) this.rest();
  }

  private rest(): void {
    this.playing = this.stopping = false;
    this.report();
  }

  /** A new gain is glided to, so that nobody is startled. */
  private amplify(left: Float64Array, right: Float64Array): void {
    const aim = factor(this.whole.gainDb);
    const glide = Math.abs(aim - this.gain) < 1e-9 ? 0 : (aim - this.gain) / 64 / QUANTUM;
    for (let at = 0; at < QUANTUM; at++) {
      left[at]! *= this.gain;
      right[at]! *= this.gain;
      this.gain += glide;
    }
    if (!glide) this.gain = aim;
  }

  private report(): void {
    const heard = this.whole.limits ? this.at - LATENCY : this.at;
    const { playing, peak, holds } = this;
    this.port.postMessage({ at: heard, playing, peak, late: this.bus.late, holds });
    this.peak = 0;
  }
}

registerProcessor("studio-mixer", Mixer);
