/** Drawings that wait in this browser: the one begun at this address, and all others. */
import { twice } from "../twice";
import type { Keeping, Kept } from "./keeping";

/** Asks for an empty sheet, whatever was begun here. */
export const NEW = "new";

/** The address a drawing belongs to, without what only says how it is opened. */
export function placeOf(address: Location | URL): string {
  const asked = new URLSearchParams(address.search);
  for (const name of ["drawing", "send"]) asked.delete(name);
  return `${address.pathname}?${asked}`;
}

/** The one that is asked for, else the last that was begun here. */
export function chosen(all: Kept[], address: Location | URL): Kept | undefined {
  const asked = new URLSearchParams(address.search).get("drawing");
  const place = placeOf(address);
  if (asked === NEW) return undefined;
  return all.find(({ id }) => id === asked) ?? all.find((kept) => kept.place === place);
}

/** List the others, each with its address and a way to throw it away. */
export function list(root: HTMLElement, others: Kept[], keeping: Keeping): void {
  const row = root.querySelector("template")!.content.firstElementChild!;
  const rows = others.map((kept) => {
    const shown = row.cloneNode(true) as HTMLElement;
    const link = shown.querySelector("a")!;
    link.href = `${kept.place}&drawing=${kept.id}`;
    link.textContent = kept.title;
    shown.querySelector("time")!.textContent = moment(kept.changedAt);
    const button = shown.querySelector("button")!;
    twice(button, button.dataset.sure!, kept.title, () => {
      void keeping.forget(kept.id).then(() => shown.remove());
    });
    return shown;
  });
  root.querySelector("ul")!.replaceChildren(...rows);
  root.hidden = !rows.length;
}

export function moment(at: number): string {
  const shape = { day: "numeric", month: "long", hour: "numeric", minute: "2-digit" } as const;
  return new Date(at).toLocaleString(document.documentElement.lang, shape);
}
