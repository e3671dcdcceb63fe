/** Takes kept in this browser: they are here until they are forgotten, whatever happens to the tab. */
import { lower } from "../offline/flag";
import { ask } from "./keeper";
import type { Kept } from "./messages";
import type { TakeFile } from "./types";

/** Every take kept here that is not being recorded, the newest first. */
export async function all(): Promise<TakeFile[]> {
  return ask("list", null);
}

/** Takes that a killed tab, a dead battery or a crash has cut off. */
export async function unfinished(): Promise<TakeFile[]> {
  return (await all()).filter((take) => take.cutOff);
}

/** Its samples, of all channels in turn, untrimmed. */
export async function sound(id: string): Promise<Float32Array<ArrayBuffer>> {
  return ask("sound", { id });
}

/** Remember something about a take, such as a nudge, with what is already known. */
export async function note(take: TakeFile, about: Record<string, string>): Promise<void> {
  const { frames: _frames, cutOff: _cutOff, ...kept } = take;
  Object.assign(take.about, about);
  await ask("note", kept satisfies Kept);
}

export async function forget(id: string): Promise<void> {
  await ask("forget", { id });
  if (!(await all()).length) lower("takes");
}
