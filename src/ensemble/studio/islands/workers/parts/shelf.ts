/** The folder of takes: for each its sound (32-bit floats) and, beside it, a head that says what it is. */
import { place } from "../../parts/capture/placing";
import type { Sound } from "../../parts/capture/hearing";
import type { Kept } from "../../parts/capture/messages";
import type { Alignment, TakeFile } from "../../parts/capture/types";
import { Heads } from "./heads";

const FLOAT = 4;

export const shelf = new Heads<Kept>("take", ["json", "pcm", "flac", "wav"]);

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
  const found: TakeFile[] = [];
  for (const id of await shelf.idle("pcm")) {
    const take = await look(id);
    if (take) found.push(take);
  }
  return found.sort((one, other) => other.madeAt.localeCompare(one.madeAt));
}

async function look(id: string): Promise<TakeFile | undefined> {
  const head = await shelf.read(id);
  // It was cut off before the first thing was known of it: there is nothing in it.
  if (!head) return void (await shelf.forget(id));
  const alignment = head.alignment ?? (await shelf.locked(id, () => placed(id, head)));
  const { size } = await shelf.file(id, "pcm");
  return kept({ ...head, alignment }, Math.floor(size / (FLOAT * head.channels)));
}

/** Nobody was there to find its place when it was cut off. */
async function placed(id: string, head: Kept): Promise<Alignment> {
  const known = (await shelf.read(id))?.alignment;
  if (known) return known; // Another page was quicker.
  const file = await shelf.open(id, "pcm");
  try {
    const alignment = place(head, reader(file, head.channels));
    await shelf.write({ ...head, alignment });
    return alignment;
  } finally {
    file.close();
  }
}

export async function sound({ id }: { id: string }): Promise<Float32Array<ArrayBuffer>> {
  const bytes = await (await shelf.file(id, "pcm")).arrayBuffer();
  return new Float32Array(bytes, 0, Math.floor(bytes.byteLength / FLOAT));
}

export async function forget({ id }: { id: string }): Promise<void> {
  await shelf.forget(id);
}
