/** Takes kept in this browser: they are here until they are forgotten, whatever happens to the tab. */
import { ask } from "./keeper";
import type { Kept } from "./messages";
import type { Splice } from "./splicing";
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

/** Make a take like `base` with a part of another in it; both stay. Raises CaptureTrouble("full"). */
export async function splice(
  base: TakeFile,
  part: TakeFile,
  at: Splice,
  about: Record<string, string>,
): Promise<TakeFile> {
  const { frames: _frames, cutOff: _cutOff, ...head } = base;
  const now = new Date().toISOString();
  const confidence = Math.min(base.alignment.confidence, part.alignment.confidence);
  const flagged = base.alignment.flagged || part.alignment.flagged;
  const alignment = { ...base.alignment, confidence, flagged };
  const made = { ...head, alignment, id: crypto.randomUUID(), madeAt: now, endedAt: now, about };
  return ask("splice", { head: made, base: base.id, part: part.id, at });
}

export async function forget(id: string): Promise<void> {
  await ask("forget", { id });
}
