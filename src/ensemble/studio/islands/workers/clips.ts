/** Keeps clips in the browser's own file system as they come, so that a killed tab loses a second at most. */
import type { Asked, Clip } from "../parts/camera/messages";
import { answer } from "./parts/answering";
import { Heads, put } from "./parts/heads";

const clips = new Heads<Clip>("clip", ["json", "clip"]);
const writing = new Map<string, { file: FileSystemSyncAccessHandle; unlock: () => void }>();

answer<Asked>({
  /** Write down what it is, then wait for its chunks. */
  async begin(clip) {
    const unlock = await clips.lock(clip.id);
    try {
      await clips.write(clip);
      writing.set(clip.id, { file: await clips.open(clip.id, "clip"), unlock });
    } catch (error) {
      unlock();
      throw error;
    }
  },
  async append({ id, bytes }) {
    const { file } = writing.get(id)!;
    put(file, bytes, file.getSize());
    file.flush();
  },
  async end(clip) {
    const kept = writing.get(clip.id);
    writing.delete(clip.id);
    kept?.file.close();
    try {
      await clips.write(clip);
    } finally {
      kept?.unlock();
    }
  },
  note: (clip) => clips.write(clip),
  async list() {
    const found = await Promise.all((await clips.idle("json")).map((id) => clips.read(id)));
    return found.filter((clip) => clip !== undefined);
  },
  forget: ({ id }) => clips.forget(id),
});
