/** Takes that wait on this page: made before, cut off, or left when somebody went to sign in. */
import { takes } from "../capture";
import { CaptureTrouble } from "../capture/types";
import type { TakeFile } from "../capture/types";
import { fill, typedIn } from "../recorder/memory";
import { FEW, minutesLeft } from "../recorder/space";
import type { Desk } from "./desk";
import { goesOnFor, typedOf, wantedOf } from "./wanted";

/** The newest take that was made at this address. */
export async function waitingHere(): Promise<TakeFile | undefined> {
  const found = await takes.all().catch(() => []);
  return found.find(({ about }) => about.address === location.pathname);
}

/** Say it where there is little room. Raises CaptureTrouble("full") where there is less than a minute's. */
export async function tellRoom(desk: Desk<string>, bytes?: number): Promise<void> {
  const minutes = await minutesLeft(bytes);
  if (minutes < 1) throw new CaptureTrouble("full");
  if (minutes < FEW) desk.tell("space", { minutes: `${Math.floor(minutes)}` });
}

/** Which sentence says how a take came to its end. */
export function ending({ full, interrupted, alignment }: TakeFile): string {
  if (full) return "done-full";
  return interrupted || alignment.retake ? "done-interrupted" : "done";
}

/** What a take's page wants to know again. */
export function aboutHere(kind: string): Record<string, string> {
  return { kind, address: location.pathname, title: document.querySelector("h1")?.textContent ?? "" };
}

/** Keep what was typed with the take, and go to sign in; it is sent on the way back. */
export async function leaveToSignIn(take: TakeFile, form: HTMLFormElement, address: string): Promise<void> {
  await intend(take, form, { by: "" });
  location.assign(address);
}

/** Note that it is to be sent, by whom and with what was typed: a page that is opened again goes on by itself. */
export async function intend(
  take: TakeFile,
  form: HTMLFormElement,
  { by, isWanted = true }: { by: string; isWanted?: boolean },
): Promise<void> {
  await takes.note(take, { typed: JSON.stringify(typedIn(form)), by, wanted: isWanted ? "send" : "" });
}

/** Put back what was typed. Returns whether it was on its way already, and may go on for this member. */
export function takeUp(take: TakeFile, form: HTMLFormElement, member: string | undefined): boolean {
  fill(form, typedOf(take));
  return goesOnFor(wantedOf(take), member);
}
