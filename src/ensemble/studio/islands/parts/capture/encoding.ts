/** Packs a take as FLAC, in a worker of its own that is fetched when there is something to pack. */
import workers from "ensemble:workers";
import { CaptureTrouble } from "./types";
import type { Progress, Trouble } from "./types";

export type Packing = { share: number } | { done: "flac" | "wav" } | { trouble: string };

/** The whole raw take, 24 bits a sample, as FLAC; as WAV in a browser that can't run the encoder. */
export async function encode(id: string, progress: Progress = () => undefined): Promise<File> {
  const worker = new Worker(workers["studio-flac"]!, { type: "module" });
  try {
    const kind = await new Promise<string>((resolve, reject) => {
      const fail = (trouble: Trouble, why: unknown): void => reject(new CaptureTrouble(trouble, why));
      // What packs didn't come: the line is dead, not the device full.
      worker.onerror = (event) => fail("refused", event.message);
      worker.onmessage = ({ data }: MessageEvent<Packing>) => {
        if ("share" in data) progress(data.share);
        else if ("done" in data) resolve(data.done);
        else fail("full", data.trouble);
      };
      worker.postMessage({ id });
    });
    return await packedFile(id, kind);
  } finally {
    worker.terminate();
  }
}

async function packedFile(id: string, kind: string): Promise<File> {
  const root = await navigator.storage.getDirectory();
  const takes = await root.getDirectoryHandle("takes");
  const file = await (await takes.getFileHandle(`${id}.${kind}`)).getFile();
  return new File([file], `${id}.${kind}`, { type: `audio/${kind}` });
}
