/** Sends a take: packed, uploaded, handed over with its form. Whatever fails, the take stays in this browser. */
import { CaptureTrouble, encode, outbox } from "../capture";
import type { TakeFile } from "../capture";
import { OWNER } from "../offline/messages";
import { fieldsOf, withFields } from "../sending/letter";
import { heedLine, lineOrPause } from "../sending/line";
import { Refusal } from "../sending/refusal";
import type { Edit } from "./edits";
import type { News } from "./machine";

export interface Order {
  take: TakeFile;
  edit: Edit;
  form: HTMLFormElement;
  uploads: string;
  /** The address of the page, which takes what is sent. */
  place: string;
  /** The key of the member whose take it is. */
  by: string;
}

export interface Handing {
  place: string;
  by: string;
  /** What has arrived, by the names it is kept under here. */
  parcels: string[];
  answers: (token: string) => FormData;
}

/** Send it all; resolves with where to go on. Raises CaptureTrouble ("signedOut", "full") or Refusal. */
export async function deliver(order: Order, tell: (news: News) => void): Promise<string> {
  await lineThere(tell);
  const file = await encode(order.take.id, (share) => tell({ is: "done", share }));
  tell({ is: "packed" });
  const stop = heedLine((isThere) => tell({ is: isThere ? "goes" : "waits" }));
  try {
    const progress = (share: number): void => tell({ is: "done", share });
    const { id } = order.take;
    const arrived = await outbox.send(
      id,
      file,
      { fileName: file.name, place: order.place },
      order.uploads,
      progress,
    );
    tell({ is: "arrived" });
    const answers = (token: string): FormData => answersOf(order, arrived.upload, token);
    return await handOver({ place: order.place, by: order.by, parcels: [id], answers }, tell);
  } finally {
    stop();
  }
}

/** What packs a take is fetched when it is needed: without a line it waits, and the take with it. */
async function lineThere(tell: (news: News) => void): Promise<void> {
  if (navigator.onLine) return;
  tell({ is: "waits" });
  while (!navigator.onLine) await lineOrPause();
  tell({ is: "goes" });
}

/** Hand over what has arrived, again and again until there is an answer. Raises CaptureTrouble or Refusal. */
export async function handOver(handing: Handing, tell: (news: News) => void): Promise<string> {
  for (;;) {
    const address = await handed(handing);
    if (address) return address;
    tell({ is: "waits" });
    await lineOrPause();
    tell({ is: "goes" });
    tell({ is: "arrived" });
  }
}

/** Hand the upload over with what was said about it. Undefined where the line is dead or the server is down. */
async function handed({ place, by, parcels, answers }: Handing): Promise<string | undefined> {
  let answer: Response;
  try {
    const token = await freshToken(place, by);
    answer = await fetch(place, {
      method: "POST",
      body: answers(token),
      headers: { Accept: "application/json" },
    });
  } catch (error) {
    if (error instanceof CaptureTrouble || error instanceof Refusal) throw error;
    return undefined;
  }
  if (answer.status >= 500) return undefined;
  const told = (await answer.json().catch(() => ({}))) as { address?: string; title?: string };
  if (answer.ok && told.address) return told.address;
  for (const id of parcels) await outbox.recheck(id);
  throw new Refusal(told.title ?? "");
}

/**
 * The page may be old, or from before its reader signed in: its token is asked for anew.
 *
 * Raises CaptureTrouble("signedOut") where it isn't that member's any more, Refusal where the page takes
 * nothing, and another Error while the line is dead or the server is down.
 */
export async function freshToken(place: string, by: string): Promise<string> {
  const answer = await fetch(place, { headers: { Accept: "text/html" } });
  if (answer.status >= 500 || answer.status === 429) throw new Error(`${answer.status}`);
  const member = answer.headers.get(OWNER);
  if (!member || (by && by !== member)) throw new CaptureTrouble("signedOut");
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const token = page.querySelector<HTMLInputElement>("[data-member] [name=csrfmiddlewaretoken]");
  if (token) return token.value;
  const why = page.querySelector("main .notice p") ?? page.querySelector("main h1 + p");
  throw new Refusal(why?.textContent ?? "");
}

function answersOf({ take, edit, form }: Order, upload: string, token: string): FormData {
  const fields = { csrfmiddlewaretoken: token, upload, ...fieldsOf(take, edit) };
  return withFields(new FormData(form), fields);
}
