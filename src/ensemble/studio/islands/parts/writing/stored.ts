/** What several pages of one person keep in one browser: each under its own name, so that none writes over another's. */

export type Store = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

/** The names of what other pages left at `place`, those that are still open among them. */
export function othersAt(store: Store, place: string, page: string): string[] {
  const all = Array.from({ length: store.length }, (_, number) => store.key(number)!);
  return all.filter((key) => key.startsWith(`${place} `) && key !== `${place} ${page}`);
}
