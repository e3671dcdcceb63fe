/** From this browser to a piece: files are packed, sent until they have arrived, and handed over with a form. */
import { outbox } from "../capture";
import { withFields } from "./letter";
import { handOver } from "../recorder/delivery";

export interface Enclosure {
  /** The field that takes the upload's key. */
  field: string;
  id: string;
  blob: Blob;
  fileName: string;
}

/** What is packed of a take; what its maker typed comes with the form. */
export interface Parcels {
  enclosures: Enclosure[];
  fields: Record<string, string>;
}

export interface Sendable extends Parcels {
  endpoint: string;
  place: string;
  /** The key of the member whose take it is. */
  by: string;
  /** What was typed, as it stands at the end. */
  typed: () => FormData;
}

export interface Telling {
  share(of: number): void;
  /** The line is dead, or back. */
  waits(isWaiting: boolean): void;
}

/** Send it all. Resolves with the page to go on to; raises CaptureTrouble, or Refusal with a sentence. */
export async function send(letter: Sendable, tell: Telling): Promise<string> {
  const { place, endpoint, enclosures, by, typed, fields } = letter;
  const arrived: Record<string, string> = { ...fields };
  const whole = enclosures.reduce((sum, { blob }) => sum + blob.size, 0) || 1;
  let before = 0;
  for (const { field, id, blob, fileName } of enclosures) {
    const share = (part: number): void => tell.share((before + part * blob.size) / whole);
    arrived[field] = (await outbox.send(id, blob, { fileName, place }, endpoint, share)).upload;
    before += blob.size;
  }
  const answers = (token: string): FormData =>
    withFields(typed(), { ...arrived, csrfmiddlewaretoken: token });
  const parcels = enclosures.map(({ id }) => id);
  const address = await handOver({ place, by, parcels, answers }, ({ is }) => tell.waits(is === "waits"));
  for (const { id } of enclosures) await outbox.settle(id);
  return address;
}
