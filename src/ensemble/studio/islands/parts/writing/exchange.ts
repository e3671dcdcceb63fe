/** A text and the server's: each tells the other what it lacks, and nothing is forgotten before it is kept there. */
import { applyUpdate, encodeStateAsUpdate, encodeStateVector, type Doc } from "yjs";
import { openRoom, type LiveRoom, type Person } from "../../../../design/islands/parts/live";
import { Unsent } from "./unsent";

export interface Told {
  /** What others wrote is not put in while this is true. */
  isBusy(): boolean;
  here(people: Person[], me: string): void;
  state(state: "kept" | "sending" | "away" | "shut" | "refused"): void;
  said(words: Record<string, unknown>): void;
}

export const REMOTE = "remote";
const [KNOWN, UPDATE, NUMBERED] = [0, 1, 3];
// The server takes 50 messages a second, of 256 KiB.
const PAUSE = 30;
// Whatever was lost on the way, however it was, is found out by then.
const ROUND = 15_000;
const MOST_TRIES = 5;

export class Exchange {
  readonly room: LiveRoom;
  private isOpen = false;
  private waiting: Uint8Array[] = [];
  private pausing = false;
  private tries = 0;
  private round: number;

  constructor(
    private doc: Doc,
    key: string,
    private unsent: Unsent,
    private told: Told,
  ) {
    for (const update of unsent.adopt()) applyUpdate(doc, update, REMOTE);
    this.ground();
    doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== REMOTE) this.wrote(update);
    });
    this.room = openRoom("studio-writing", key, {
      heard: (words) => (words instanceof Uint8Array ? this.got(words) : this.answered(words)),
      here: (people, me) => told.here(people, me),
      line: (state) => this.line(state),
      refused: () => told.state("refused"),
    });
    this.round = window.setInterval(() => this.ask(), ROUND);
  }

  leave(): void {
    clearInterval(this.round);
    this.room.leave();
  }

  /** Put in what others wrote meanwhile. */
  takeIn(): void {
    if (this.told.isBusy()) return;
    for (const update of this.waiting.splice(0)) applyUpdate(this.doc, update, REMOTE);
  }

  private wrote(update: Uint8Array): void {
    const isFirst = this.unsent.isEmpty;
    this.unsent.add(update);
    if (isFirst && !this.isOpen) this.ground();
    this.tell();
    this.send();
  }

  /** Keep the text that what waits was written in; nothing is read of it where nothing waits. */
  private ground(): void {
    if (!this.unsent.isEmpty) this.unsent.standOn(encodeStateAsUpdate(this.doc));
  }

  private line(state: "open" | "away" | "shut"): void {
    this.isOpen = state === "open";
    this.unsent.again();
    if (!this.isOpen) {
      this.ground();
      return this.told.state(state as "away" | "shut");
    }
    this.tell();
    this.ask();
    this.send();
  }

  private tell(): void {
    if (this.isOpen) this.told.state(this.unsent.isEmpty ? "kept" : "sending");
  }

  private ask(): void {
    if (this.isOpen) this.room.say(marked(KNOWN, encodeStateVector(this.doc)));
  }

  private send(): void {
    if (this.pausing || !this.isOpen) return;
    const change = this.unsent.next();
    if (!change) return;
    const head = new Uint8Array(4);
    new DataView(head.buffer).setUint32(0, change.number);
    change.sent = this.room.say(marked(NUMBERED, head, change.update));
    this.pausing = true;
    window.setTimeout(() => {
      this.pausing = false;
      this.send();
    }, PAUSE);
  }

  private got(message: Uint8Array): void {
    const content = message.subarray(1);
    if (message[0] === KNOWN) return this.mend(content);
    if (message[0] !== UPDATE) return;
    this.waiting.push(content);
    this.takeIn();
  }

  private answered(words: Record<string, unknown>): void {
    if ("kept" in words) this.tries = 0;
    if ("again" in words && this.tries++ < MOST_TRIES) {
      this.unsent.again();
      this.ask();
      return this.send();
    }
    if ("kept" in words || "refused" in words) this.unsent.drop((words.kept ?? words.refused) as number);
    if ("refused" in words) return this.told.state("refused");
    this.tell();
    this.told.said(words);
  }

  /** What the server had kept and lost (a backup was restored), if it was written here. */
  private mend(known: Uint8Array): void {
    if (!this.unsent.isEmpty || clockOf(known, this.doc.clientID) >= this.clock) return;
    this.unsent.add(encodeStateAsUpdate(this.doc, known));
    this.send();
  }

  private get clock(): number {
    return clockOf(encodeStateVector(this.doc), this.doc.clientID);
  }
}

function marked(kind: number, ...rest: Uint8Array[]): Uint8Array {
  const all = new Uint8Array(1 + rest.reduce((sum, part) => sum + part.length, 0));
  all[0] = kind;
  let place = 1;
  for (const part of rest) {
    all.set(part, place);
    place += part.length;
  }
  return all;
}

/** How much of a client a state vector knows: pairs of numbers, seven bits a byte. */
function clockOf(state: Uint8Array, client: number): number {
  let place = 0;
  const number = (): number => {
    let [found, unit] = [0, 1];
    for (;;) {
      const byte = state[place++]!;
      found += (byte & 127) * unit;
      unit *= 128;
      if (byte < 128) return found;
    }
  };
  for (let left = number(); left > 0; left--)
    if (number() === client) return number();
    else number();
  return 0;
}
