/** Sends what was told to be sent, one after another, as long as its page is open. */
import { Unreached } from "../sending/refusal";
import { failure } from "./steps";
import type { Step } from "./steps";

/** Without a word from the browser, a line or a server is asked for again after so long. */
const AGAIN_MS = 5_000;

export interface Due {
  take: string;
  step: Step;
  tell(step: Step): void;
}

/** Resolves with the address of what was made; undefined where another page has seen to it. */
export type Send = (take: string, tell: (step: Step) => void) => Promise<string | undefined>;

export class Round {
  isGoing = false;
  private isOver = false;
  private again?: ReturnType<typeof setTimeout>;

  /** `rows` are the takes that were told to be sent; `done` is called when there is nothing more to try. */
  constructor(
    private readonly send: Send,
    private readonly rows: () => Due[],
    private readonly done: () => void,
  ) {}

  end(): void {
    this.isOver = true;
    clearTimeout(this.again);
  }

  /** Send all that is due, and what couldn't be reached before. */
  async go(): Promise<void> {
    clearTimeout(this.again);
    if (this.isGoing) return;
    this.isGoing = true;
    for (const row of this.all("unreached")) row.step = { is: "due" };
    for (let next = this.all("due")[0]; next; next = this.all("due")[0]) await this.sendOne(next);
    this.isGoing = false;
    if (!this.all("unreached").length) this.done();
    else if (!this.isOver) this.again = setTimeout(() => void this.go(), AGAIN_MS);
  }

  private all(is: Step["is"]): Due[] {
    return this.rows().filter(({ step }) => step.is === is);
  }

  private async sendOne(row: Due): Promise<void> {
    try {
      const address = await this.send(row.take, (step) => row.tell(step));
      row.tell(address ? { is: "sent", address } : { is: "gone" });
    } catch (error) {
      row.tell(error instanceof Unreached ? { is: "unreached" } : failure(error));
    }
  }
}
