/** Whether a take was told to be sent, by whom and with which answers: wherever its page has noted it. */
import type { TakeFile } from "../capture/types";
import { pending } from "../recorder/memory";

export interface Wanted {
  /** The key of the member who said so; empty where that isn't known. */
  by: string;
  answers: [name: string, value: string][];
}

/** Undefined where nobody has said so. */
export function wantedOf(take: TakeFile): Wanted | undefined {
  const { id, about } = take;
  const noted = about.place ? pending(about.place) : null;
  if (noted?.take === id) return { by: noted.by ?? "", answers: noted.answers };
  return about.wanted === "send" ? { by: about.by ?? "", answers: typedOf(take) } : undefined;
}

/** Whether somebody waits for it: not for what is empty or only tried the sound, nor for what was set aside, unless it was told to be sent. */
export function waits(take: TakeFile): boolean {
  const { about, frames } = take;
  return frames > 0 && !about.test && (about.aside !== "yes" || wantedOf(take) !== undefined);
}

/** Where it is sent to: the page that it was made on. */
export function placeOf({ about }: TakeFile): string {
  return about.place ?? about.address ?? "/";
}

/** What was typed into its form. */
export function typedOf({ about }: TakeFile): Wanted["answers"] {
  return JSON.parse(about.typed ?? "[]") as Wanted["answers"];
}

/** Whether it goes on when this member is there. A stranger's goes on for whoever they have become. */
export function goesOnFor(wanted: Pick<Wanted, "by"> | undefined, member: string | undefined): boolean {
  return wanted !== undefined && member !== undefined && [member, ""].includes(wanted.by);
}
