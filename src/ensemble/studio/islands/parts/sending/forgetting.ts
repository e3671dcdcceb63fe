/** Lets go of a take with all that lies beside it. */
import { outbox, takes } from "../capture";
import type { TakeFile } from "../capture/types";
import { forget, pending } from "../recorder/memory";
import { mark } from "./mark";
import { placeOf, wantedOf } from "./wanted";

/** Where a reader's place in the words is noted while a take is made. */
export const marksOf = (id: string): string => `reading ${id}`;

/** Which enclosure of a take is its film. */
export const clipOf = (id: string): string => `${id} clip`;

/** It has arrived, and goes. Those that were made beside it and not picked stay, and wait for nobody. */
export async function letArrived(take: TakeFile): Promise<void> {
  await drop(take);
  const left = await takes.all();
  for (const other of left)
    if (placeOf(other) === placeOf(take) && !wantedOf(other)) await takes.note(other, { aside: "yes" });
  await mark(left);
}

export async function forgetTake(take: TakeFile): Promise<void> {
  await drop(take);
  await mark(await takes.all());
}

async function drop({ id, about }: TakeFile): Promise<void> {
  await takes.forget(id);
  for (const parcel of [id, clipOf(id)]) await outbox.settle(parcel);
  localStorage.removeItem(marksOf(id));
  if (about.place && pending(about.place)?.take === id) forget(about.place);
  if (about.kind === "film") await (await import("../camera/clips")).forget(id);
}
