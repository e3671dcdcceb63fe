/** What is sent of a recording: its sound, as it was moved and cut. */
import { encode } from "../capture";
import type { TakeFile } from "../capture/types";
import { fieldsOf } from "../sending/letter";
import type { Parcels } from "../sending/send";
import { read } from "./edits";

export async function packRecording(take: TakeFile): Promise<Parcels> {
  const blob = await encode(take.id);
  const enclosures = [{ field: "upload", id: take.id, blob, fileName: blob.name }];
  return { enclosures, fields: fieldsOf(take, read(take)) };
}
