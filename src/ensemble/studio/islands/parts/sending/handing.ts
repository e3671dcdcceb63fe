/** Hands over what has arrived with what was said of it. Whatever fails, the take stays in this browser. */
import { CaptureTrouble, outbox } from "../capture";
import { OWNER } from "../offline/messages";
import { lineOrPause } from "./line";
import type { Going } from "./line";
import { Refusal } from "./refusal";

export interface Handing {
  place: string;
  by: string;
  /** What has arrived, by the names it is kept under here. */
  parcels: string[];
  answers: (token: string) => FormData;
}

/** Again and again until there is an answer. Raises CaptureTrouble("signedOut") or Refusal. */
export async function handOver(handing: Handing, tell: (news: Going) => void): Promise<string> {
  for (;;) {
    const address = await handed(handing);
    if (address) return address;
    tell({ is: "waits" });
    await lineOrPause();
    tell({ is: "goes" });
    tell({ is: "arrived" });
  }
}

/** Undefined where the line is dead or the server is down. */
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
