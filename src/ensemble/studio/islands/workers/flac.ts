/** Packs one take as FLAC, a second at a time, from the browser's file system into it. */
import { registerFlacEncoder } from "@mediabunny/flac-encoder";
import { AudioSample, AudioSampleSource, FlacOutputFormat, Output, StreamTarget } from "mediabunny";
import type { StreamTargetChunk } from "mediabunny";
import type { Packing } from "../parts/capture/encoding";
import { steps, wavBytes, wavHead } from "../parts/capture/wav";
import { put } from "./parts/heads";
import { framesOf, shelf } from "./parts/shelf";

type Take = { file: FileSystemSyncAccessHandle; frames: number; channels: number; rate: number };

const say = (what: Packing): void => postMessage(what);

onmessage = async ({ data: { id } }: MessageEvent<{ id: string }>) => {
  try {
    say({ done: await pack(id) });
  } catch (error) {
    say({ trouble: String(error) });
  }
};

async function pack(id: string): Promise<"flac" | "wav"> {
  const { channels, rate } = (await shelf.read(id))!;
  const file = await shelf.open(id, "pcm");
  const take = { file, channels, rate, frames: framesOf(file, channels) };
  try {
    await packFlac(id, take);
    return "flac";
  } catch {
    await packWav(id, take);
    return "wav";
  } finally {
    file.close();
  }
}

async function packFlac(id: string, take: Take): Promise<void> {
  registerFlacEncoder();
  const target = await empty(id, "flac");
  try {
    const write = ({ data, position }: StreamTargetChunk): void => put(target, data, position);
    const output = new Output({
      format: new FlacOutputFormat(),
      target: new StreamTarget(new WritableStream({ write }), { chunked: true }),
    });
    const source = new AudioSampleSource({ codec: "flac" });
    output.addAudioTrack(source);
    await output.start();
    for (const [first, samples] of seconds(take)) {
      const second = sampled(take, first, samples);
      await source.add(second);
      second.close();
    }
    await output.finalize();
  } finally {
    target.close();
  }
}

function sampled({ channels, rate }: Take, first: number, data: Int32Array<ArrayBuffer>): AudioSample {
  const what = { data, format: "s32", numberOfChannels: channels, sampleRate: rate } as const;
  return new AudioSample({ ...what, timestamp: first / rate });
}

async function packWav(id: string, take: Take): Promise<void> {
  const target = await empty(id, "wav");
  const head = wavHead(take.frames, take.channels, take.rate);
  try {
    put(target, head, 0);
    for (const [first, samples] of seconds(take))
      put(target, wavBytes(samples), head.length + first * take.channels * 3);
  } finally {
    target.close();
  }
}

/** The take, a second at a time, in 24-bit steps. */
function* seconds(take: Take): Generator<[number, Int32Array<ArrayBuffer>]> {
  for (let first = 0; first < take.frames; first += take.rate) {
    const samples = new Float32Array(Math.min(take.rate, take.frames - first) * take.channels);
    take.file.read(samples, { at: first * take.channels * 4 });
    yield [first, steps(samples)];
    say({ share: Math.min(1, (first + take.rate) / take.frames) });
  }
}

async function empty(id: string, kind: string): Promise<FileSystemSyncAccessHandle> {
  const handle = await shelf.open(id, kind);
  handle.truncate(0);
  return handle;
}
