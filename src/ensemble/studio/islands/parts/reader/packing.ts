/** What is sent of something that was read aloud: its sound, and when each line was reached. */
import { encode } from "../capture";
import type { TakeFile } from "../capture/types";
import { fieldsOf } from "../sending/letter";
import type { Parcels } from "../sending/send";
import { keptMarks } from "./marks";

export async function packReading(take: TakeFile): Promise<Parcels> {
  const blob = await encode(take.id);
  const enclosures = [{ field: "upload", id: take.id, blob, fileName: blob.name }];
  return { enclosures, fields: { ...fieldsOf(take), marks: keptMarks(take.id) } };
}
