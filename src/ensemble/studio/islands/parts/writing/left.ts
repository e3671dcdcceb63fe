/** Words of a turn that the server may not have: in this browser at once, gone when they are kept there. */
import { goesOn } from "./differing";
import { othersAt, type Store } from "./stored";

export interface Left {
  /** The address of the turn they belong to. */
  turn: string;
  words: string;
  /** What the server held when they were typed. */
  base: string;
}

export class Shelf {
  /** `place` names the writing and the member; `page` this page among others of theirs. */
  constructor(
    private store: Store,
    private place: string,
    private page: string,
  ) {}

  /** What pages before this one left. It is theirs no longer. */
  adopt(): Left[] {
    const keys = this.others;
    const found = keys.map((key) => this.at(key));
    for (const key of keys) this.store.removeItem(key);
    return found;
  }

  /** Forget what was passed on in these turns. */
  forget(turns: string[]): void {
    for (const key of this.others) if (turns.includes(this.at(key).turn)) this.store.removeItem(key);
  }

  put(left: Left): void {
    try {
      this.store.setItem(`${this.place} ${this.page}`, JSON.stringify(left));
    } catch {
      // The browser keeps nothing more. The words are in the page, and go to the server from there.
    }
  }

  clear(): void {
    this.store.removeItem(`${this.place} ${this.page}`);
  }

  private get others(): string[] {
    return othersAt(this.store, this.place, this.page);
  }

  private at(key: string): Left {
    return JSON.parse(this.store.getItem(key)!) as Left;
  }
}

/** What a page shows: `left` here, `kept` there. Where both went on, neither is lost. */
export function broughtBack(left: Left | undefined, kept: string): string {
  if (!left?.words || left.words === kept) return kept;
  // The server may have some of it: what was sent when the page, or the line, died.
  const isIn = !kept || (goesOn(left.base, kept) && goesOn(kept, left.words));
  return isIn ? left.words : `${kept}\n\n${left.words}`;
}
