/** Everything made in this browser that the server doesn't have: takes, films, drawings, words. */
import { takes } from "../capture";
import { cutOf } from "../sending/letter";
import { forgetTake } from "../sending/forgetting";
import { mark } from "../sending/mark";
import { placeOf, waits, wantedOf } from "../sending/wanted";
import { lower } from "../offline/flag";
import { Keeping } from "../pad/keeping";
import { clockOf } from "../recorder/saying";
import { words } from "./words";
import type { Unsent } from "./words";

/** All of it, and the marks that tell of it set right. */
export async function unsent(store: Storage = localStorage): Promise<Unsent[]> {
  const [recorded, drawn] = [await recordings(), await drawings()];
  if (!drawn.length) lower("drawings");
  return [...recorded, ...drawn, ...words(store)];
}

async function recordings(): Promise<Unsent[]> {
  const found = await takes.all().catch(() => []);
  await mark(found);
  const kinds: Record<string, Unsent["kind"]> = { read: "reading", film: "film" };
  const made = found.filter(({ about, frames }) => frames > 0 && !about.test);
  return made.map((take) => {
    const { about, madeAt } = take;
    const { start, end } = cutOf(take);
    return {
      kind: kinds[about.kind ?? ""] ?? "recording",
      title: about.title ?? "",
      address: placeOf(take),
      length: clockOf(end - start),
      madeAt: new Date(madeAt),
      aside: !waits(take),
      // Who told a stranger's to be sent isn't known: it goes on where they come back to.
      due: wantedOf(take)?.by ? take.id : undefined,
      forget: () => forgetTake(take),
    };
  });
}

async function drawings(): Promise<Unsent[]> {
  const keeping = await Keeping.open().catch(() => undefined);
  const found = (await keeping?.all()) ?? [];
  return found.map(({ id, title, place, changedAt }) => ({
    kind: "drawing",
    title,
    address: `${place}&drawing=${id}`,
    madeAt: new Date(changedAt),
    forget: () => keeping!.forget(id),
  }));
}
