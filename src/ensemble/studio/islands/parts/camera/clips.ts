/** Clips kept in this browser: they are here until they are forgotten, whatever happens to the tab. */
import { asker } from "../capture/asking";
import type { Asked, Clip } from "./messages";

/** Ask the keeper. Raises CaptureTrouble as `asker` says. */
export const ask = asker<Asked>("studio-clips");

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
