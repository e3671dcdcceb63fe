/** Sends what is turned, a moment later; what can't be sent is kept in the browser and sent when it can. */
import type { Fader, Told, Value } from "./desk";

type Turn = [layer: string, fader: Fader, value: Value];

interface Gesture {
  gesture: string;
  turns: Turn[];
}

export interface Line {
  /** Answers what changed; throws `Refusal` for what the server won't take, else something else. */
  post(gesture: Gesture): Promise<Told>;
  told(told: Told): void;
  refused(sentence: string): void;
  state(state: "saving" | "saved" | "away"): void;
}

/** The server's no, in a sentence. */
export class Refusal extends Error {}

const SOON = 350;
const PATIENCE = 3_000;

export class Sending {
  private waiting: Gesture[];
  private sent?: Gesture;
  private timer?: ReturnType<typeof setTimeout>;
  private going?: Promise<void>;

  constructor(
    private line: Line,
    private store: Pick<Storage, "getItem" | "setItem" | "removeItem">,
    private place: string,
  ) {
    this.waiting = this.remembered();
    if (this.waiting.length) this.soon(0);
  }

  /** What was turned while nobody was listening, in order, to be shown at once. */
  get kept(): Turn[] {
    return this.waiting.flatMap(({ turns }) => turns);
  }

  turn(layer: string, fader: Fader, value: Value, gesture: string): void {
    const last = this.waiting.at(-1);
    const open = last?.gesture === gesture ? last : this.opened(gesture);
    const others = open.turns.filter(([one, other]) => one !== layer || other !== fader);
    open.turns = [...others, [layer, fader, value]];
    this.remember();
    this.soon(SOON);
  }

  /** Whether a fader was turned here and the server hasn't said so yet. */
  isMine(layer: string, fader: Fader): boolean {
    const open = this.sent ? [this.sent, ...this.waiting] : this.waiting;
    return open.some(({ turns }) => turns.some(([one, other]) => one === layer && other === fader));
  }

  /** Send everything now; resolves when all is there, rejects when the line is dead. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    await (this.going ??= this.send().finally(() => (this.going = undefined)));
    if (this.waiting.length) await this.flush();
  }

  private opened(gesture: string): Gesture {
    const fresh = { gesture, turns: [] };
    this.waiting.push(fresh);
    return fresh;
  }

  private soon(pause: number): void {
    this.line.state("saving");
    this.timer ??= setTimeout(() => void this.flush().catch(() => this.later()), pause);
  }

  private later(): void {
    this.line.state("away");
    this.timer ??= setTimeout(() => void this.flush().catch(() => this.later()), PATIENCE);
  }

  private async send(): Promise<void> {
    while ((this.sent = this.waiting.shift())) {
      try {
        const told = await this.line.post(this.sent);
        this.sent = undefined;
        this.line.told(told);
      } catch (error) {
        const unsent = this.sent;
        this.sent = undefined;
        if (!(error instanceof Refusal)) {
          if (unsent) this.waiting.unshift(unsent);
          throw error;
        }
        this.line.refused(error.message);
      }
      this.remember();
    }
    this.line.state("saved");
  }

  private remember(): void {
    const all = this.sent ? [this.sent, ...this.waiting] : this.waiting;
    if (all.length) this.store.setItem(this.place, JSON.stringify(all));
    else this.store.removeItem(this.place);
  }

  private remembered(): Gesture[] {
    try {
      return JSON.parse(this.store.getItem(this.place) ?? "[]") as Gesture[];
    } catch {
      return [];
    }
  }
}
