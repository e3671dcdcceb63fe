/** From this browser to a piece: a take is packed, sent until it has arrived, and handed over with its form. */
import { outbox } from "../capture";
import type { TakeFile } from "../capture/types";
import { handOver } from "./handing";
import { withFields } from "./letter";
import { heedLine } from "./line";
import type { Going } from "./line";

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

/** Packs a take; `share` may be told how much of that is done. */
export type Pack = (take: TakeFile, share: (of: number) => void) => Promise<Parcels>;

export interface Order {
  take: TakeFile;
  pack: Pack;
  endpoint: string;
  /** The address of the page that takes what is sent. */
  place: string;
  /** The key of the member whose take it is. */
  by: string;
  /** What was typed, as it stands at the end. */
  typed: () => FormData;
}

/** Send it all. Resolves with the page to go on to; raises CaptureTrouble, or Refusal with a sentence. */
export async function send(order: Order, tell: (news: Going) => void): Promise<string> {
  const { take, pack, place, by, typed } = order;
  const share = (of: number): void => tell({ is: "done", share: of });
  const { enclosures, fields } = await pack(take, share);
  tell({ is: "packed" });
  const stop = heedLine((isThere) => tell({ is: isThere ? "goes" : "waits" }));
  try {
    const arrived = { ...fields, ...(await carried(order, enclosures, share)) };
    tell({ is: "arrived" });
    const parcels = enclosures.map(({ id }) => id);
    const answers = (token: string): FormData =>
      withFields(typed(), { ...arrived, csrfmiddlewaretoken: token });
    return await handOver({ place, by, parcels, answers }, tell);
  } finally {
    stop();
  }
}

/** Resolves with the keys of the uploads by their fields. */
async function carried(
  { endpoint, place }: Order,
  enclosures: Enclosure[],
  tell: (share: number) => void,
): Promise<Record<string, string>> {
  const arrived: Record<string, string> = {};
  const whole = enclosures.reduce((sum, { blob }) => sum + blob.size, 0) || 1;
  let before = 0;
  for (const { field, id, blob, fileName } of enclosures) {
    const share = (part: number): void => tell((before + part * blob.size) / whole);
    arrived[field] = (await outbox.send(id, blob, { fileName, place }, endpoint, share)).upload;
    before += blob.size;
  }
  return arrived;
}
