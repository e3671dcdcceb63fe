/** Plays the guide and takes together, each at its own place, from any moment. */
import type { Heard } from "./room";
import type { Sheet } from "./sheet";
import { sound } from "./takes";
import { RATE } from "./ticks";

const SOON = RATE / 10;

export interface Listening {
  /** The context frame at which guide time 0 is, or would have been, played. */
  guideFrame: number;
  ended: Promise<void>;
  stop(): void;
}

type Sounding = Heard & { buffer: AudioBuffer; length: number; first: number };

/** Play from a guide time to another. Takes are read first, so that all begin together. */
export async function listen(
  context: AudioContext,
  sheet: Sheet,
  what: { guide?: boolean; takes?: (Heard & { channels: number })[] },
  from: number,
  until = Infinity,
): Promise<Listening> {
  const parts: Sounding[] = await Promise.all((what.takes ?? []).map((take) => read(context, take)));
  const { buffer, lead: first, length } = sheet;
  if (what.guide && length) parts.push({ id: "", offsetSamples: 0, buffer, first, length });
  const guideFrame = Math.ceil(context.currentTime * RATE) + SOON - from;
  const sources = parts.filter(
    (part) => part.offsetSamples + part.length > from && part.offsetSamples < until,
  );
  return together(
    sources.map((part) => begin(context, part, { from, until }, guideFrame)),
    guideFrame,
  );
}

async function read(context: AudioContext, take: Heard & { channels: number }): Promise<Sounding> {
  const samples = await sound(take.id);
  const length = Math.max(1, Math.floor(samples.length / take.channels));
  const buffer = context.createBuffer(take.channels, length, RATE);
  for (let channel = 0; channel < take.channels; channel++) {
    const one = take.channels === 1 ? samples : samples.filter((_, at) => at % take.channels === channel);
    buffer.copyToChannel(one, channel);
  }
  const [first, last] = [take.first ?? 0, Math.min(take.last ?? length, length)];
  const offsetSamples = take.offsetSamples + first;
  return { ...take, offsetSamples, buffer, first, length: Math.max(1, last - first) };
}

function begin(
  context: AudioContext,
  part: Sounding,
  { from, until }: { from: number; until: number },
  guideFrame: number,
): AudioBufferSourceNode {
  const source = new AudioBufferSourceNode(context, { buffer: part.buffer });
  const into = Math.max(0, from - part.offsetSamples);
  const at = Math.max(from, part.offsetSamples);
  source.connect(new GainNode(context, { gain: part.gain ?? 1 })).connect(context.destination);
  const lasts = Math.min(part.length - into, until - at);
  source.start((guideFrame + at) / RATE, (part.first + into) / RATE, lasts / RATE);
  return source;
}

function together(sources: AudioBufferSourceNode[], guideFrame: number): Listening {
  const ends = sources.map((source) => new Promise((resolve) => (source.onended = resolve)));
  const stop = (): void => sources.forEach((source) => source.stop());
  return { guideFrame, stop, ended: Promise.all(ends).then(() => undefined) };
}
