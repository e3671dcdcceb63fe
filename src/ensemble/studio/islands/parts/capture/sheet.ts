/**
 * What is played while recording, in one buffer: room for the count-in, the guide, room for the end tick.
 * Ticks are written into it for each take and taken out again, so that a long guide is in memory once.
 */
import { beat, burst, COUNT, GAP, LENGTH, RATE } from "./ticks";
import { CaptureTrouble } from "./types";
import type { TickPlaces } from "./types";

const TAIL = GAP + LENGTH;
/** The guide is heard under a count-in at half its level: ticks stand 44 dB above even all of it. */
const UNDER = 0.5;
/** Ten milliseconds: what is made softer or louder doesn't click. */
const RAMP = RATE / 100;

export class Sheet {
  private covered: { first: number; was: Float32Array<ArrayBuffer>[] }[] = [];

  constructor(
    readonly buffer: AudioBuffer,
    /** Where guide time 0 is in the buffer. */
    readonly lead: number,
    /** How long the guide is; 0 where there is none. */
    readonly length: number,
  ) {}

  /** Write the ticks in: over a softer guide up to the beginning, over nothing after the end. */
  tick({ at, seed }: TickPlaces, from: number, end: number | null): void {
    this.clear();
    this.cover(at[0]!, from - at[0]!, (sample, count) => rise(sample) * (1 - UNDER * rise(count - sample)));
    at.forEach((place, number) => this.put(burst(seed, number), place));
    if (end === null) return;
    this.cover(end - GAP, TAIL, (sample) => 1 - rise(sample));
    this.put(burst(seed, COUNT), end);
  }

  /** One channel of what is played. */
  read(first: number, count: number): Float32Array<ArrayBuffer> {
    const samples = new Float32Array(count);
    this.buffer.copyFromChannel(samples, 0, this.lead + first);
    return samples;
  }

  /** Take the ticks out. */
  clear(): void {
    for (const { first, was } of this.covered.splice(0).reverse())
      was.forEach((samples, channel) => this.buffer.copyToChannel(samples, channel, this.lead + first));
  }

  private cover(first: number, count: number, gain: (sample: number, count: number) => number): void {
    const was = this.channels.map((channel) => {
      const samples = new Float32Array(count);
      this.buffer.copyFromChannel(samples, channel, this.lead + first);
      const softer = samples.map((value, sample) => value * gain(sample, count));
      this.buffer.copyToChannel(softer, channel, this.lead + first);
      return samples;
    });
    this.covered.push({ first, was });
  }

  private put(wave: Float32Array, place: number): void {
    for (const channel of this.channels) {
      const samples = new Float32Array(wave.length);
      this.buffer.copyFromChannel(samples, channel, this.lead + place);
      const both = samples.map((value, sample) => value + wave[sample]!);
      this.buffer.copyToChannel(both, channel, this.lead + place);
    }
  }

  private get channels(): number[] {
    return Array.from({ length: this.buffer.numberOfChannels }, (_, channel) => channel);
  }
}

/** From nothing to everything within the first samples. */
function rise(sample: number): number {
  return Math.min(1, Math.max(0, sample / RAMP));
}

/** Ticks alone. */
export function silence(context: AudioContext, bpm?: number): Sheet {
  const lead = room(bpm);
  return new Sheet(context.createBuffer(1, lead + TAIL, RATE), lead, 0);
}

/** Fetch the guide and make room around it; cut or filled up to `length` where one is given. */
export async function withGuide(
  context: AudioContext,
  wish: { guideUrl: string | string[]; lengthSamples: number; bpm?: number },
): Promise<Sheet> {
  const guide = await exactly(context, [wish.guideUrl].flat(), wish.lengthSamples);
  const length = wish.lengthSamples || guide.length;
  const lead = room(wish.bpm);
  const buffer = context.createBuffer(guide.numberOfChannels, lead + length + TAIL, RATE);
  for (let channel = 0; channel < guide.numberOfChannels; channel++)
    buffer.copyToChannel(guide.getChannelData(channel).subarray(0, length), channel, lead);
  return new Sheet(buffer, lead, length);
}

/** The first form that is decoded as long as it is; the last one whatever its length. */
async function exactly(context: AudioContext, urls: string[], length: number): Promise<AudioBuffer> {
  for (const url of urls.slice(0, -1)) {
    const guide = await fetched(context, url).catch(() => undefined);
    if (guide && (!length || guide.length === length)) return guide;
  }
  return fetched(context, urls.at(-1)!);
}

async function fetched(context: AudioContext, url: string): Promise<AudioBuffer> {
  try {
    const answer = await fetch(url);
    if (!answer.ok) throw new Error(`${answer.status}`);
    return await context.decodeAudioData(await answer.arrayBuffer());
  } catch (error) {
    throw new CaptureTrouble("guide", error);
  }
}

function room(bpm?: number): number {
  return Math.ceil(COUNT * beat(bpm)) + 1;
}
