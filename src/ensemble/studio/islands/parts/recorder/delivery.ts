/** Sends a take: packed, uploaded, handed over with its form. Whatever fails, the take stays in this browser. */
import { CaptureTrouble, encode, outbox } from "../capture";
import type { TakeFile } from "../capture";
import { rawAt } from "./edits";
import { evidenceOf } from "./evidence";
import type { Edit } from "./edits";
import type { News } from "./machine";

export interface Order {
  take: TakeFile;
  edit: Edit;
  form: HTMLFormElement;
  uploads: string;
  /** The address of the page, which takes what is sent. */
  place: string;
}

/** The server said no, in a sentence. */
export class Refusal extends Error {}

const AGAIN = 4_000;

/** Send it all; resolves with where to go on. Raises CaptureTrouble ("signedOut", "full") or Refusal. */
export async function deliver(order: Order, tell: (news: News) => void): Promise<string> {
  await lineThere(tell);
  const file = await encode(order.take.id, (share) => tell({ is: "done", share }));
  tell({ is: "packed" });
  const stop = heedLine(tell);
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
    return await handOver(order.place, (token) => answersOf(order, arrived.upload, token), tell);
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

/** Say when the line is gone, and when it is back. */
function heedLine(tell: (news: News) => void): () => void {
  const [gone, back] = [() => tell({ is: "waits" }), () => tell({ is: "goes" })];
  addEventListener("offline", gone);
  addEventListener("online", back);
  if (!navigator.onLine) gone();
  return () => {
    removeEventListener("offline", gone);
    removeEventListener("online", back);
  };
}

/** Hand over what has arrived, again and again until there is an answer. Raises CaptureTrouble or Refusal. */
export async function handOver(
  place: string,
  answers: (token: string) => FormData,
  tell: (news: News) => void,
): Promise<string> {
  for (;;) {
    const address = await handed(place, answers);
    if (address) return address;
    tell({ is: "waits" });
    await lineOrPause();
    tell({ is: "goes" });
    tell({ is: "arrived" });
  }
}

/** Hand the upload over with what was said about it. Undefined where the line is dead or the server is down. */
async function handed(place: string, answers: (token: string) => FormData): Promise<string | undefined> {
  let answer: Response;
  try {
    const token = await freshToken(place);
    answer = await fetch(place, {
      method: "POST",
      body: answers(token),
      headers: { Accept: "application/json" },
    });
  } catch (error) {
    if (error instanceof CaptureTrouble) throw error;
    return undefined;
  }
  if (answer.status >= 500) return undefined;
  const told = (await answer.json().catch(() => ({}))) as { address?: string; title?: string };
  if (answer.ok && told.address) return told.address;
  throw new Refusal(told.title ?? "");
}

/** The page may be old, or from before its reader signed in: its token is asked for anew. */
async function freshToken(place: string): Promise<string> {
  const answer = await fetch(place, { headers: { Accept: "text/html" } });
  if (answer.status >= 500) throw new Error(`${answer.status}`);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const token = page.querySelector<HTMLInputElement>("[data-member] [name=csrfmiddlewaretoken]");
  if (answer.ok && !token) throw new CaptureTrouble("signedOut");
  return token?.value ?? "";
}

function answersOf({ take, edit, form }: Order, upload: string, token: string): FormData {
  const answers = new FormData(form);
  answers.set("csrfmiddlewaretoken", token);
  answers.set("upload", upload);
  answers.set("raw_at", `${rawAt(take, edit)}`);
  answers.set("trim_start", `${edit.start}`);
  answers.set("trim_end", `${edit.end}`);
  answers.set("evidence", JSON.stringify(evidenceOf(take, edit)));
  return answers;
}

function lineOrPause(): Promise<void> {
  return new Promise((resolve) => {
    addEventListener("online", () => resolve(), { once: true });
    setTimeout(resolve, AGAIN);
  });
}
