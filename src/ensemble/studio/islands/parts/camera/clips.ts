/** Clips kept in this browser: they are here until they are forgotten, whatever happens to the tab. */
import workers from "ensemble:workers";
import { CaptureTrouble } from "../capture/types";
import type { Answer, Asked, Clip } from "./messages";

let worker: Worker | undefined;
let asked = 0;
const waiting = new Map<number, (answer: Answer) => void>();

/** Ask the keeper. Raises CaptureTrouble("full") where nothing can be kept. */
export function ask<Name extends keyof Asked>(
  name: Name,
  what: Asked[Name][0],
  moved: Transferable[] = [],
): Promise<Asked[Name][1]> {
  const number = ++asked;
  return new Promise((resolve, reject) => {
    waiting.set(number, ({ answer, trouble }) =>
      trouble === undefined
        ? resolve(answer as Asked[Name][1])
        : reject(new CaptureTrouble("full", new Error(`${name}: ${trouble}`))),
    );
    keeper().postMessage({ number, name, what }, moved);
  });
}

/** Every clip that is not being filmed just now. */
export async function all(): Promise<Clip[]> {
  return ask("list", null);
}

/** What was filmed, as a file to play and to send. */
export async function film(clip: Clip): Promise<File> {
  const root = await navigator.storage.getDirectory();
  const clips = await root.getDirectoryHandle("clips");
  const file = await (await clips.getFileHandle(`${clip.id}.clip`)).getFile();
  const ending = clip.type.includes("mp4") ? "mp4" : "webm";
  return new File([file], `${clip.id}.${ending}`, { type: clip.type.split(";")[0] });
}

export async function forget(id: string): Promise<void> {
  await ask("forget", { id });
}

function keeper(): Worker {
  if (worker) return worker;
  worker = new Worker(workers["studio-clips"]!, { type: "module" });
  worker.onmessage = ({ data }: MessageEvent<Answer>) => {
    waiting.get(data.number)?.(data);
    waiting.delete(data.number);
  };
  return worker;
}
