/** What needs no microphone is made ready before it is asked for: the sound's thread, and the guide, decoded once. */
import { quietContext } from "./microphone";
import type { BoothWishes } from "./room";
import { silence, withGuide } from "./sheet";
import type { Sheet } from "./sheet";

let made: { name: string; sheet: Promise<Sheet> } | undefined;

/** Make the sound's thread ready; whether sound may be played without a press. Raises CaptureTrouble. */
export async function maySound(): Promise<boolean> {
  return (await quietContext()).state === "running";
}

/** Fetch and decode the guide. Raises CaptureTrouble. */
export async function fetchGuide(wishes: BoothWishes): Promise<void> {
  await sheetOf(await quietContext(), wishes);
}

/** The sheet for a guide: links to it change, it doesn't. Raises CaptureTrouble. */
export function sheetOf(context: AudioContext, wishes: BoothWishes): Promise<Sheet> {
  const { guideUrl, lengthSamples, bpm, countIn } = wishes;
  if (!guideUrl) return Promise.resolve(silence(context, countIn ? bpm : undefined));
  const paths = [guideUrl].flat().map((url) => new URL(url, location.href).pathname);
  const name = JSON.stringify([paths, lengthSamples, bpm]);
  if (made?.name !== name) {
    const sheet = withGuide(context, { guideUrl, lengthSamples, bpm });
    made = { name, sheet };
    sheet.catch(() => (made = undefined));
  }
  return made.sheet;
}
