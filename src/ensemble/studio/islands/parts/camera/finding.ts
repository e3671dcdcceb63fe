/** The two halves of a filmed take, found by their one id, and where the clip stands in the sound. */
import { takes } from "../capture";
import { CaptureTrouble } from "../capture/types";
import type { TakeFile } from "../capture/types";
import { all, film } from "./clips";
import type { Filmed } from "./filming";
import type { Clip } from "./messages";

const found = new Map<string, number>();

/** The clip beside a take. */
export async function clipOf(take: TakeFile): Promise<Clip | undefined> {
  return (await all()).find(({ id }) => id === take.id);
}

/** Fetched only once there is a clip: a page for filming stays light. Raises CaptureTrouble. */
export async function afterwards(): Promise<typeof import("./afterwards")> {
  return import("./afterwards").catch((error: unknown) => {
    throw new CaptureTrouble("refused", error);
  });
}

/** The sample of the raw take at which the clip begins: as it is heard, else as its clock guessed. */
export async function placeOf(filmed: Filmed): Promise<number> {
  const { id } = filmed.take;
  if (!found.has(id)) found.set(id, await place(filmed));
  return found.get(id)!;
}

/** About how many samples the clip has: it ends with the sound beside it. */
export function lengthOf(filmed: Filmed): number {
  return Math.max(1, filmed.take.frames - guessOf(filmed));
}

function guessOf({ take, clip }: Filmed): number {
  return clip.filmFrame - take.startFrame;
}

async function place({ take, clip }: Filmed): Promise<number> {
  const { placeByEar } = await afterwards();
  const sounds = Promise.all([film(clip), takes.sound(take.id)]);
  return placeByEar(...(await sounds), take.channels, guessOf({ take, clip }));
}
