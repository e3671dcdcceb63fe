/** Takes being recorded: each chunk is written as it comes, and put on the disk many times a second. */
import { place } from "../../parts/capture/placing";
import type { Chunk, Kept } from "../../parts/capture/messages";
import type { TakeFile } from "../../parts/capture/types";
import type { Moment } from "../../parts/capture/moments";
import { Pace } from "../../parts/capture/pace";
import { CaptureTrouble } from "../../parts/capture/types";
import { put } from "./heads";
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
  /** Says whether there is no more room, once that is known. */
  ending?: (isFull: boolean) => void;
  awaited: { frame: number; tell: () => void }[];
  unlock: () => void;
}

const writings = new Map<string, Writing>();

export async function begin(of: { id: string; channels: number }, port?: MessagePort): Promise<number> {
  const unlock = await shelf.lock(of.id);
  const file = await shelf.open(of.id, "pcm").catch((error: unknown) => {
    unlock();
    throw error;
  });
  const writing: Writing = {
    ...{ file, port: port!, channels: of.channels, unlock, awaited: [] },
    ...{ next: 0, pace: new Pace(), flushAt: 0, interrupted: false },
  };
  writings.set(of.id, writing);
  try {
    return await first(writing);
  } catch (trouble) {
    close(of.id);
    await shelf.forget(of.id);
    throw trouble;
  }
}

/** The frame of the first chunk, once that is kept. */
function first(writing: Writing): Promise<number> {
  return new Promise((resolve, reject) => {
    // It gives nothing: something else has it.
    const late = setTimeout(() => reject(new CaptureTrouble("busy")), SILENT_MS);
    writing.port.onmessage = ({ data }: MessageEvent<Chunk>) => {
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

export function full({ id }: { id: string }): Promise<boolean> {
  const writing = writings.get(id);
  if (!writing || writing.trouble) return Promise.resolve(Boolean(writing));
  return new Promise((resolve) => (writing.ending = resolve));
}

export async function end({ head, moments }: { head: Kept; moments: Moment[] }): Promise<TakeFile> {
  const writing = writings.get(head.id)!;
  const { file, channels, trouble } = writing;
  const interrupted = head.interrupted || writing.interrupted;
  const known = { ...head, interrupted, shaken: writing.pace.isShaken, full: Boolean(trouble) };
  const whole = { ...known, alignment: place(known, reader(file, channels), moments) };
  const frames = framesOf(file, channels);
  try {
    file.flush();
    await shelf.write(whole);
  } catch (error) {
    // Where the sound didn't fit, what is known of it may not either: what was written before will do.
    if (!trouble) throw error;
  } finally {
    close(head.id);
  }
  return kept(whole, frames);
}

function close(id: string): void {
  const writing = writings.get(id)!;
  writings.delete(id);
  writing.port.close();
  writing.file.close();
  writing.ending?.(false);
  writing.unlock();
}

function keep(writing: Writing, chunk: Chunk): void {
  if (writing.trouble) return;
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
    writing.ending?.(true);
  }
  tell(writing);
}

function append(writing: Writing, samples: Float32Array<ArrayBuffer>): void {
  put(writing.file, samples, writing.file.getSize());
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
