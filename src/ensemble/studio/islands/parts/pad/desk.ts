/** The desk: the drawing in hand, and what is done with it. Parts of the pad know each other through it. */
import type { Board } from "./board";
import { isFull } from "./document";
import type { Act, Drawing } from "./drawing";
import { History } from "./history";
import type { Keeping, Kept } from "./keeping";

/** A moment after the last stroke all of them are brought to the disk. */
const SOON = 500;

export type Tool = "brush" | "eraser" | "fill" | "hand";
export type Say = (words: string, facts?: Record<string, string | number>) => void;

export class Desk {
  history = new History();
  kept!: Kept;
  /** The layer that is drawn on. */
  active = "";
  tool: Tool = "brush";
  size = 8;
  color = "#000000";
  private saving: Promise<unknown> = Promise.resolve();
  private settling = 0;

  constructor(
    readonly root: HTMLElement,
    readonly board: Board,
    readonly say: Say,
    private readonly changed: () => void,
    private readonly keeping?: Keeping,
  ) {}

  get drawing(): Drawing {
    return this.history.drawing;
  }

  /** Put a drawing on the desk: its acts, and how many of them are made. */
  async open(kept: Kept, acts: Act[]): Promise<void> {
    this.kept = kept;
    this.history = new History(acts, kept.at);
    this.chooseTop();
    await this.board.build(this.drawing, this.active);
    this.changed();
  }

  choose(layer: string): void {
    this.active = layer;
    this.show();
  }

  make(act: Act): void {
    if (act.act === "mark" && isFull(this.drawing)) return this.say("full");
    if (this.history.at === 1) this.keep(this.history.acts[0], 1);
    this.history.make(act);
    if (act.act === "add") this.active = act.layer;
    this.keep(act, this.history.at);
    this.show();
  }

  undo(): void {
    if (this.history.undo()) this.step("undone");
  }

  redo(): void {
    if (this.history.redo()) this.step("redone");
  }

  /** All that was made so far is on the disk. */
  get settled(): Promise<unknown> {
    return this.saving;
  }

  private step(words: string): void {
    this.say(words);
    this.keep(undefined, this.history.at);
    this.show();
  }

  private show(): void {
    if (!this.drawing.layers.some(({ id }) => id === this.active)) this.chooseTop();
    this.board.show(this.drawing, this.active);
    this.changed();
  }

  private chooseTop(): void {
    this.active = this.drawing.layers.at(-1)?.id ?? "";
  }

  /** Transactions are made in the order they are asked for, so none waits for the one before. */
  private keep(act: Act | undefined, at: number): void {
    this.kept = { ...this.kept, at, changedAt: Date.now() };
    const keeping = this.keeping?.keep(this.kept, act).catch(() => this.say("unkept"));
    this.saving = Promise.all([this.saving, keeping]);
    clearTimeout(this.settling);
    this.settling = window.setTimeout(
      () => void this.keeping?.settle(this.kept.id).catch(() => undefined),
      SOON,
    );
  }
}
