/** The folder of takes: for each its sound (32-bit floats) and, beside it, a head that says what it is. */
import { place } from "../../parts/capture/placing";
import type { Sound } from "../../parts/capture/hearing";
import type { Kept } from "../../parts/capture/messages";
import type { Alignment, TakeFile } from "../../parts/capture/types";

const FLOAT = 4;
/** Heads are written in whole blocks, so that one is never cut in half. */
const BLOCK = 4_096;

export const lockOf = (id: string): string => `take ${id}`;

export async function folder(): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory();
  return root.getDirectoryHandle("takes", { create: true });
}

/** Open one file of a take, to be closed again. */
export async function open(id: string, kind: "pcm" | "json"): Promise<FileSystemSyncAccessHandle> {
  const file = await (await folder()).getFileHandle(`${id}.${kind}`, { create: true });
  return file.createSyncAccessHandle();
}

export async function write(head: Kept): Promise<void> {
  const words = new TextEncoder().encode(JSON.stringify(head));
  const block = new Uint8Array(Math.ceil(words.length / BLOCK) * BLOCK).fill(32);
  block.set(words);
  const file = await open(head.id, "json");
  file.write(block, { at: 0 });
  file.flush();
  file.close();
}

/** One channel of a take that is open. */
export function reader(file: FileSystemSyncAccessHandle, channels: number): Sound {
  return (first, count) => {
    const found = new Float32Array(count * channels);
    const begin = Math.max(0, -first);
    if (begin < count)
      file.read(found.subarray(begin * channels), { at: (first + begin) * channels * FLOAT });
    return channels === 1 ? found : found.filter((_, at) => at % channels === 0);
  };
}

export function framesOf(file: FileSystemSyncAccessHandle, channels: number): number {
  return Math.floor(file.getSize() / (FLOAT * channels));
}

/** What is kept of a take with this head. */
export function kept(head: Kept & { alignment: Alignment }, frames: number): TakeFile {
  return { ...head, frames, cutOff: !head.endedAt };
}

/** Every take that nobody is recording just now, the newest first. */
export async function list(): Promise<TakeFile[]> {
  const held = new Set((await navigator.locks.query()).held?.map(({ name }) => name));
  const found: TakeFile[] = [];
  for await (const name of (await folder()).keys()) {
    const id = name.replace(/\.pcm$/, "");
    const take = id === name || held.has(lockOf(id)) ? undefined : await look(id);
    if (take) found.push(take);
  }
  return found.sort((one, other) => other.madeAt.localeCompare(one.madeAt));
}

async function look(id: string): Promise<TakeFile | undefined> {
  const head = await headOf(id);
  // It was cut off before the first thing was known of it: there is nothing in it.
  if (!head) return void (await forget({ id }));
  const alignment = head.alignment ?? (await placed(id, head));
  const file = await (await folder()).getFileHandle(`${id}.pcm`);
  const { size } = await file.getFile();
  return kept({ ...head, alignment }, Math.floor(size / (FLOAT * head.channels)));
}

/** Nobody was there to find its place when it was cut off. */
async function placed(id: string, head: Kept): Promise<Alignment> {
  const file = await open(id, "pcm");
  const alignment = place(head, reader(file, head.channels));
  file.close();
  await write({ ...head, alignment });
  return alignment;
}

export async function headOf(id: string): Promise<Kept | undefined> {
  try {
    const file = await (await folder()).getFileHandle(`${id}.json`);
    return JSON.parse(await (await file.getFile()).text()) as Kept;
  } catch {
    return undefined;
  }
}

export async function sound({ id }: { id: string }): Promise<Float32Array<ArrayBuffer>> {
  const file = await (await folder()).getFileHandle(`${id}.pcm`);
  const bytes = await (await file.getFile()).arrayBuffer();
  return new Float32Array(bytes.slice(0, bytes.byteLength - (bytes.byteLength % FLOAT)));
}

export async function forget({ id }: { id: string }): Promise<void> {
  const takes = await folder();
  for (const kind of ["json", "pcm", "flac", "wav"])
    await takes.removeEntry(`${id}.${kind}`).catch(() => undefined);
}
