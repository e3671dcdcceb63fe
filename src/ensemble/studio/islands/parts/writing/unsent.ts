/** Changes the server hasn't said it keeps. They outlive the page, and are sent again by whichever comes next. */
import { mergeUpdates } from "yjs";
import { othersAt, type Store } from "./stored";

export interface Change {
  number: number;
  update: Uint8Array;
  sent: boolean;
}

// Small ones are sent as one while they wait.
const TOGETHER = 48 * 1024;

export class Unsent {
  private changes: Change[] = [];
  private last = 0;

  /** `place` names the writing and the member; `page` this page among others of theirs. */
  constructor(
    private store: Store,
    private place: string,
    private page: string,
  ) {}

  get isEmpty(): boolean {
    return this.changes.length === 0;
  }

  /** What pages before this one could not send. It is theirs no longer. */
  adopt(): Uint8Array[] {
    const keys = othersAt(this.store, this.place, this.page);
    const found = keys.flatMap((key) => JSON.parse(this.store.getItem(key) ?? "[]") as string[]);
    const updates = found.map(bytes);
    for (const update of updates) this.changes.push({ number: ++this.last, update, sent: false });
    this.keep();
    for (const key of keys) this.store.removeItem(key);
    return [...this.adoptGrounds(), ...updates];
  }

  /** The text that these are changes to. A page that opens without a network may know an older one alone. */
  standOn(text: Uint8Array): void {
    this.write(`on ${this.key}`, this.isEmpty ? "" : base64(text));
  }

  add(update: Uint8Array): void {
    const last = this.changes.at(-1);
    if (last && !last.sent && last.update.length + update.length < TOGETHER)
      last.update = mergeUpdates([last.update, update]);
    else this.changes.push({ number: ++this.last, update, sent: false });
    this.keep();
  }

  /** The next one that isn't on its way. */
  next(): Change | undefined {
    return this.changes.find((change) => !change.sent);
  }

  /** The server keeps it, or never will. */
  drop(number: number): Change | undefined {
    const found = this.changes.find((change) => change.number === number);
    this.changes = this.changes.filter((change) => change !== found);
    this.keep();
    return found;
  }

  /** Nobody knows what became of those that were on their way. */
  again(): void {
    for (const change of this.changes) change.sent = false;
  }

  private get key(): string {
    return `${this.place} ${this.page}`;
  }

  private adoptGrounds(): Uint8Array[] {
    const keys = othersAt(this.store, `on ${this.place}`, this.page);
    const found = keys.map((key) => bytes(this.store.getItem(key)!));
    for (const key of keys) this.store.removeItem(key);
    return found;
  }

  private keep(): void {
    if (this.isEmpty) this.write(`on ${this.key}`, "");
    this.write(
      this.key,
      this.isEmpty ? "" : JSON.stringify(this.changes.map(({ update }) => base64(update))),
    );
  }

  private write(name: string, words: string): void {
    try {
      if (words) this.store.setItem(name, words);
      else this.store.removeItem(name);
    } catch {
      // The browser keeps nothing more, or nothing at all. It stays in the page, and is sent from there.
    }
  }
}

export function base64(content: Uint8Array): string {
  let text = "";
  for (const byte of content) text += String.fromCharCode(byte);
  return btoa(text);
}

export function bytes(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}
