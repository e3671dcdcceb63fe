/** What is sent of a recording: its sound, as it was moved and cut. */
import { encode } from "../capture";
import { fieldsOf } from "../sending/letter";
import type { Pack } from "../sending/send";
import { read } from "./edits";

export const packRecording: Pack = async (take, share) => {
  const blob = await encode(take.id, share);
  const enclosures = [{ field: "upload", id: take.id, blob, fileName: blob.name }];
  return { enclosures, fields: fieldsOf(take, read(take)) };
};
