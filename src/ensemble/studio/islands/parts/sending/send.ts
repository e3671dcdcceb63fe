/** From this browser to a piece: files are packed, sent until they have arrived, and handed over with a form. */
import { outbox } from "../capture";
import { handOver } from "../recorder/delivery";

export interface Enclosure {
  /** The field that takes the upload's key. */
  field: string;
  id: string;
  blob: Blob;
  fileName: string;
}

export interface Sendable {
  endpoint: string;
  place: string;
  enclosures: Enclosure[];
  form: HTMLFormElement;
  fields: Record<string, string>;
}

export interface Telling {
  share(of: number): void;
  /** The line is dead, or back. */
  waits(isWaiting: boolean): void;
}

/** Send it all. Resolves with the page to go on to; raises CaptureTrouble, or Refusal with a sentence. */
export async function send(letter: Sendable, tell: Telling): Promise<string> {
  const { place, endpoint, enclosures, form, fields } = letter;
  const arrived: Record<string, string> = { ...fields };
  const whole = enclosures.reduce((sum, { blob }) => sum + blob.size, 0) || 1;
  let before = 0;
  for (const { field, id, blob, fileName } of enclosures) {
    const share = (part: number): void => tell.share((before + part * blob.size) / whole);
    arrived[field] = (await outbox.send(id, blob, { fileName, place }, endpoint, share)).upload;
    before += blob.size;
  }
  const address = await handOver(
    place,
    (token) => answersOf(form, { ...arrived, csrfmiddlewaretoken: token }),
    ({ is }) => tell.waits(is === "waits"),
  );
  for (const { id } of enclosures) await outbox.settle(id);
  return address;
}

function answersOf(form: HTMLFormElement, fields: Record<string, string>): FormData {
  const answers = new FormData(form);
  for (const [name, value] of Object.entries(fields)) answers.set(name, value);
  return answers;
}
