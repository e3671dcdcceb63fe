/** Makes a take of two: the one with a part of the other in it. Both stay as they are. */
import { FADE, spliced } from "../../parts/capture/splicing";
import type { Asked } from "../../parts/capture/messages";
import type { TakeFile } from "../../parts/capture/types";
import { put } from "./heads";
import { kept, shelf } from "./shelf";

const FLOAT = 4;
const BLOCK = 8 * 1024 * 1024;

export function splice(asked: Asked["splice"][0]): Promise<TakeFile> {
  return shelf.locked(asked.head.id, async () => {
    try {
      return await made(asked);
    } catch (error) {
      await shelf.forget(asked.head.id);
      throw error;
    }
  });
}

async function made({ head, base, part, at }: Asked["splice"][0]): Promise<TakeFile> {
  const [under, over] = [await shelf.file(base, "pcm"), await shelf.file(part, "pcm")];
  const { channels } = head;
  const length = (at.length + 2 * FADE) * channels;
  const first = (at.to - FADE) * channels;
  const joint = spliced(
    await read(under, first, length),
    await read(over, (at.from - FADE) * channels, length),
    channels,
  );
  const file = await shelf.open(head.id, "pcm");
  try {
    for (let byte = 0; byte < under.size; byte += BLOCK)
      put(file, await under.slice(byte, byte + BLOCK).arrayBuffer(), byte);
    put(file, joint, first * FLOAT);
    file.flush();
  } finally {
    file.close();
  }
  await shelf.write(head);
  return kept(head, Math.floor(under.size / (FLOAT * channels)));
}

async function read(file: File, first: number, count: number): Promise<Float32Array> {
  return new Float32Array(await file.slice(first * FLOAT, (first + count) * FLOAT).arrayBuffer());
}
