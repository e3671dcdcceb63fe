/** The desk: the drawing in hand, and what is done with it. Parts of the pad know each other through it. */
import type { Board } from "./board";
import { isFull } from "./document";
import type { Act, Drawing, Stroke } from "./drawing";
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
  private saving: Promise<void> = Promise.resolve();
  private settling = 0;
  private isKept = false;

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
    await this.board.show(this.drawing, this.active);
    this.changed();
    void this.board.shoot();
  }

  choose(layer: string): void {
    this.active = layer;
    this.show();
  }

  make(act: Act): void {
    if (act.act === "mark" && isFull(this.drawing)) return this.say("full");
    this.begin();
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

  /** A stroke grows: keep its points from `at` on, so that not even a stroke is lost with the page. */
  hold(stroke: Stroke, at: number): void {
    this.begin();
    this.wait(this.keeping?.hold(this.kept.id, { layer: this.active, stroke }, at));
  }

  /** The stroke in hand wasn't meant. With nothing else drawn there is nothing to keep. */
  letGo(): void {
    const { keeping, kept, history } = this;
    this.isKept = history.acts.length > 1;
    this.wait(this.isKept ? keeping?.letGo(kept.id) : keeping?.forget(kept.id));
    void this.board.show(this.drawing, this.active);
  }

  /** All that was made so far is on the disk. */
  get settled(): Promise<void> {
    return this.saving;
  }

  private step(words: string): void {
    this.say(words);
    this.keep(undefined, this.history.at);
    this.show();
  }

  /** Empty paper is kept with the first thing that is drawn on it. */
  private begin(): void {
    if (this.isKept || this.history.acts.length > 1) return;
    this.isKept = true;
    this.keep(this.history.acts[0], 1);
  }

  private show(): void {
    if (!this.drawing.layers.some(({ id }) => id === this.active)) this.chooseTop();
    void this.board.show(this.drawing, this.active);
    this.changed();
  }

  private chooseTop(): void {
    this.active = this.drawing.layers.at(-1)?.id ?? "";
  }

  private keep(act: Act | undefined, at: number): void {
    this.kept = { ...this.kept, at, changedAt: Date.now(), scale: this.board.scale };
    this.wait(this.keeping?.keep(this.kept, act));
    clearTimeout(this.settling);
    this.settling = window.setTimeout(() => void this.settle(), SOON);
  }

  /** Transactions are made in the order they are asked for, so none waits for the one before. */
  private wait(keeping?: Promise<void>): void {
    const told = keeping?.catch(() => this.say("unkept"));
    this.saving = this.saving.then(() => told);
  }

  /** The hand rests: there is time for what takes some. */
  private async settle(): Promise<void> {
    await this.keeping?.settle(this.kept.id).catch(() => undefined);
    await this.board.shoot();
  }
}
