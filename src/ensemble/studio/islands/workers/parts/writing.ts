/** Takes being recorded: each chunk is written as it comes, and put on the disk many times a second. */
import { place } from "../../parts/capture/placing";
import type { Chunk, Kept } from "../../parts/capture/messages";
import type { TakeFile } from "../../parts/capture/types";
import type { Moment } from "../../parts/capture/moments";
import { Pace } from "../../parts/capture/pace";
import { framesOf, kept, reader, shelf } from "./shelf";

/** Not more than this is lost with the power; a slow disk is given as much time as it needs. */
const FLUSH_MS = 50;
const SILENT_MS = 5_000;

interface Writing {
  file: FileSystemSyncAccessHandle;
  port: MessagePort;
  channels: number;
  start?: number;
  next: number;
  pace: Pace;
  flushAt: number;
  interrupted: boolean;
  trouble?: unknown;
  awaited: { frame: number; tell: () => void }[];
  unlock: () => void;
}

const writings = new Map<string, Writing>();

export async function begin(of: { id: string; channels: number }, port?: MessagePort): Promise<number> {
  const unlock = await shelf.lock(of.id);
  const file = await shelf.open(of.id, "pcm");
  const writing: Writing = {
    ...{ file, port: port!, channels: of.channels, unlock, awaited: [] },
    ...{ next: 0, pace: new Pace(), flushAt: 0, interrupted: false },
  };
  writings.set(of.id, writing);
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error("The microphone gives nothing.")), SILENT_MS);
    port!.onmessage = ({ data }: MessageEvent<Chunk>) => {
      keep(writing, data);
      if (writing.start !== data.frame) return;
      clearTimeout(late);
      if (writing.trouble) reject(writing.trouble);
      resolve(data.frame);
    };
  });
}

export function note(head: Kept): Promise<void> {
  return shelf.write(head);
}

export async function reach({ id, frame }: { id: string; frame: number }): Promise<void> {
  const writing = writings.get(id);
  if (!writing || writing.next >= frame) return;
  await new Promise<void>((tell) => writing.awaited.push({ frame, tell }));
}

export async function end({ head, moments }: { head: Kept; moments: Moment[] }): Promise<TakeFile> {
  const writing = writings.get(head.id)!;
  writings.delete(head.id);
  writing.port.close();
  const { file, channels } = writing;
  const interrupted = head.interrupted || writing.interrupted;
  const known = { ...head, interrupted, shaken: writing.pace.isShaken };
  const whole = { ...known, alignment: place(known, reader(file, channels), moments) };
  const frames = framesOf(file, channels);
  file.flush();
  file.close();
  await shelf.write(whole);
  writing.unlock();
  return kept(whole, frames);
}

function keep(writing: Writing, chunk: Chunk): void {
  writing.start ??= writing.next = chunk.frame;
  const missing = chunk.frame - writing.next;
  writing.interrupted ||= missing !== 0;
  writing.pace.hear(chunk.frame, chunk.clock);
  try {
    if (missing > 0) append(writing, new Float32Array(missing * writing.channels));
    append(writing, chunk.samples);
    flush(writing);
  } catch (trouble) {
    writing.trouble = trouble;
  }
  tell(writing);
}

function append(writing: Writing, samples: Float32Array<ArrayBuffer>): void {
  writing.file.write(samples, { at: writing.file.getSize() });
  writing.next += samples.length / writing.channels;
}

function flush(writing: Writing): void {
  const now = performance.now();
  if (now < writing.flushAt) return;
  writing.file.flush();
  const took = performance.now() - now;
  writing.flushAt = now + took + Math.max(FLUSH_MS, took);
}

/** A full disk ends the wait as well: what there is then is all there will be. */
function tell(writing: Writing): void {
  const there = writing.awaited.filter(({ frame }) => writing.trouble || frame <= writing.next);
  for (const { tell: say } of there) say();
  writing.awaited = writing.awaited.filter((each) => !there.includes(each));
}
