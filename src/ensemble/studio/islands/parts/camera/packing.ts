/** What is sent of a film: its picture, the sound beside it, and what is left out at either end. */
import { encode } from "../capture";
import type { TakeFile } from "../capture/types";
import { CaptureTrouble } from "../capture/types";
import { clipOf as parcelOf } from "../sending/forgetting";
import { fieldsOf } from "../sending/letter";
import type { Parcels } from "../sending/send";
import { film } from "./clips";
import { clipOf, lengthOf, placeOf } from "./finding";
import { asKept, trimmed } from "./kept";

/** Raises CaptureTrouble("missing") where its picture isn't here any more. */
export async function packFilm(take: TakeFile): Promise<Parcels> {
  const kept = await clipOf(take);
  if (!kept) throw new CaptureTrouble("missing");
  const [sound, clip] = [await encode(take.id), await film(kept)];
  const enclosures = [
    { field: "upload", id: take.id, blob: sound, fileName: sound.name },
    { field: "clip", id: parcelOf(take.id), blob: clip, fileName: clip.name },
  ];
  const filmed = { take, clip: kept };
  const [clipAt, length] = [await placeOf(filmed), lengthOf(filmed)];
  const cut = trimmed(asKept(take.about, length), length, clipAt);
  return { enclosures, fields: { ...fieldsOf(take), ...cut, clip_at: `${clipAt}` } };
}
