/** Words of a turn that the server may not have: in this browser at once, gone when they are kept there. */

export interface Left {
  /** The address of the turn they belong to. */
  turn: string;
  words: string;
  /** What the server held when they were typed. */
  base: string;
}

type Store = Pick<Storage, "getItem" | "setItem" | "removeItem">;

export class Shelf {
  /** `place` names the writing and the member. */
  constructor(
    private store: Store,
    private place: string,
  ) {}

  get left(): Left | undefined {
    const kept = this.store.getItem(this.place);
    return kept ? (JSON.parse(kept) as Left) : undefined;
  }

  put(left: Left): void {
    try {
      this.store.setItem(this.place, JSON.stringify(left));
    } catch {
      // The browser keeps nothing more. The words are in the page, and go to the server from there.
    }
  }

  clear(): void {
    this.store.removeItem(this.place);
  }
}

/** What a page shows: `left` here, `kept` there. Where both went on, neither is lost. */
export function broughtBack(left: Left | undefined, kept: string): string {
  if (!left?.words || left.words === kept) return kept;
  return !kept || kept === left.base ? left.words : `${kept}\n\n${left.words}`;
}
