/** A room at the server that others may have open too: what is said in it, and who is here.
 *
 * `openRoom("studio-mix", key, { heard, here, line })` connects, and connects again whenever the line is back.
 * `heard` gets what others say (an object, or bytes), and first of all what the server greets with, each time anew:
 * whatever was said while the line was dead has to be said again (`line` tells when).
 */

export interface Person {
  id: string;
  name: string;
  member: string;
  state: Record<string, unknown>;
}

export interface Listener {
  heard(words: Record<string, unknown> | Uint8Array): void;
  /** All who are here, this page among them. */
  here?(people: Person[], me: string): void;
  /** `"shut"`: no right (any more); it won't be tried again. */
  line?(state: "open" | "away" | "shut"): void;
  /** The server refused something, in a sentence for the reader. */
  refused?(sentence: string): void;
}

export interface LiveRoom {
  /** Say something. False when the line is dead: nothing is kept here. */
  say(words: object | Uint8Array): boolean;
  /** Tell the others one's own passing state; said again by itself whenever the line is back. */
  state(state: Record<string, unknown>): void;
  leave(): void;
}

const SHUT = 4403;
const BEAT = 10_000;
// The server takes 50 messages a second: states give way to words.
const STATE_PAUSE = 120;

export function openRoom(kind: string, key: string, listener: Listener): LiveRoom {
  const address = new URL(`/live/rooms/${kind}/${key}`, location.href);
  address.protocol = address.protocol.replace("http", "ws");
  const room = new Connection(address, listener);
  room.connect();
  return room;
}

class Connection implements LiveRoom {
  private socket?: WebSocket;
  private people = new Map<string, Person>();
  private me = "";
  private own?: Record<string, unknown>;
  private telling?: number;
  private beating?: number;
  private again?: number;
  private tries = 0;
  private heardAt = 0;
  private left = false;

  constructor(
    private address: URL,
    private listener: Listener,
  ) {
    addEventListener("online", this.now);
    addEventListener("pageshow", this.now);
  }

  connect(): void {
    const socket = (this.socket = new WebSocket(this.address));
    socket.binaryType = "arraybuffer";
    socket.onmessage = ({ data }) => {
      this.heardAt = Date.now();
      if (socket === this.socket) this.take(data as string | ArrayBuffer);
    };
    socket.onclose = ({ code }) => {
      if (socket === this.socket) this.lost(code);
    };
  }

  say(words: object | Uint8Array): boolean {
    if (!this.me || this.socket?.readyState !== WebSocket.OPEN) return false;
    this.socket.send(
      words instanceof Uint8Array ? (words as Uint8Array<ArrayBuffer>) : JSON.stringify(words),
    );
    return true;
  }

  state(state: Record<string, unknown>): void {
    this.own = state;
    this.telling ??= window.setTimeout(() => {
      this.telling = undefined;
      this.say({ live: "state", state: this.own });
    }, STATE_PAUSE);
  }

  leave(): void {
    this.left = true;
    removeEventListener("online", this.now);
    removeEventListener("pageshow", this.now);
    for (const timer of [this.again, this.beating, this.telling]) clearTimeout(timer);
    this.socket?.close();
  }

  private take(data: string | ArrayBuffer): void {
    if (typeof data !== "string") return this.listener.heard(new Uint8Array(data));
    const words = JSON.parse(data) as Record<string, unknown>;
    if (words.live === "welcome") this.enter(words);
    else if (words.live === "here") this.meet(words.came as Person[], words.went as string[]);
    else if (words.live === "refused") this.listener.refused?.(words.sentence as string);
    else if (!words.live) this.listener.heard(words);
  }

  private enter(words: Record<string, unknown>): void {
    this.tries = 0;
    this.me = words.you as string;
    this.people.clear();
    this.listener.line?.("open");
    this.meet(words.here as Person[], []);
    if (this.own) this.say({ live: "state", state: this.own });
    clearInterval(this.beating);
    this.beating = window.setInterval(() => this.beat(), BEAT);
  }

  private meet(came: Person[], went: string[]): void {
    for (const person of came) this.people.set(person.id, person);
    for (const id of went) this.people.delete(id);
    this.listener.here?.([...this.people.values()], this.me);
  }

  /** A dead line is often not told by the browser: whoever doesn't answer is away. */
  private beat(): void {
    if (Date.now() - this.heardAt > 2.5 * BEAT) return this.drop();
    this.say({ live: "ping" });
  }

  private drop(): void {
    const { socket } = this;
    this.lost(1006);
    socket?.close();
  }

  private lost(code: number): void {
    this.socket = undefined;
    this.me = "";
    clearInterval(this.beating);
    clearTimeout(this.again);
    if (this.left) return;
    this.listener.line?.(code === SHUT ? "shut" : "away");
    if (code === SHUT) return this.leave();
    const pause = Math.min(15_000, 300 * 2 ** this.tries++) * (0.5 + Math.random() / 2);
    this.again = window.setTimeout(() => this.connect(), pause);
  }

  /** The line is said to be back: don't wait for the next try. */
  private now = (): void => {
    if (this.socket || this.left) return;
    clearTimeout(this.again);
    this.connect();
  };
}
