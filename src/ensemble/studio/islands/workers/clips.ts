/** Keeps clips in the browser's own file system as they come, so that a killed tab loses a second at most. */
import type { Asked, Clip } from "../parts/camera/messages";
import { answer } from "./parts/answering";
import type { Verbs } from "./parts/answering";

const BLOCK = 4_096;
const writing = new Map<string, { file: FileSystemSyncAccessHandle; unlock: () => void }>();

const verbs: Verbs<Asked> = {
  /** Write down what it is, then wait for its chunks. */
  async begin(clip) {
    const unlock = await lock(clip.id);
    await note(clip);
    writing.set(clip.id, { file: await open(`${clip.id}.clip`), unlock });
  },
  async append({ id, bytes }) {
    const { file } = writing.get(id)!;
    file.write(bytes, { at: file.getSize() });
    file.flush();
  },
  async end(clip) {
    const kept = writing.get(clip.id);
    writing.delete(clip.id);
    kept?.file.close();
    await note({ ...clip, endedAt: clip.endedAt || new Date().toISOString() });
    kept?.unlock();
  },
  note,
  async list() {
    const held = new Set((await navigator.locks.query()).held?.map(({ name }) => name));
    const found: Clip[] = [];
    for await (const name of (await folder()).keys()) {
      const id = name.replace(/\.json$/, "");
      if (id === name || held.has(`clip ${id}`)) continue;
      const clip = await read(id);
      if (clip) found.push(clip);
    }
    return found;
  },
  async forget({ id }) {
    const clips = await folder();
    for (const kind of ["json", "clip"]) await clips.removeEntry(`${id}.${kind}`).catch(() => undefined);
  },
};

async function note(clip: Clip): Promise<void> {
  const words = new TextEncoder().encode(JSON.stringify(clip));
  const block = new Uint8Array(Math.ceil(words.length / BLOCK) * BLOCK).fill(32);
  block.set(words);
  const file = await open(`${clip.id}.json`);
  file.write(block, { at: 0 });
  file.flush();
  file.close();
}

async function read(id: string): Promise<Clip | undefined> {
  try {
    const file = await (await folder()).getFileHandle(`${id}.json`);
    return JSON.parse(await (await file.getFile()).text()) as Clip;
  } catch {
    return undefined;
  }
}

async function folder(): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory();
  return root.getDirectoryHandle("clips", { create: true });
}

async function open(name: string): Promise<FileSystemSyncAccessHandle> {
  return (await (await folder()).getFileHandle(name, { create: true })).createSyncAccessHandle();
}

/** Others see by the lock that it is being filmed; it goes with the tab, however that ends. */
function lock(id: string): Promise<() => void> {
  return new Promise((locked) => {
    void navigator.locks.request(`clip ${id}`, () => new Promise<void>((unlock) => locked(unlock)));
  });
}

answer<Asked>(verbs);
