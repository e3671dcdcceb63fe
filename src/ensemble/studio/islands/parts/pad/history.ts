/** Acts that can be taken back and made again. */
import { drawn, follow } from "./drawing";
import type { Act, Drawing } from "./drawing";

export class History {
  drawing: Drawing;

  /** `at` is how many of the acts are made; those behind were taken back. */
  constructor(
    readonly acts: Act[] = [],
    public at = acts.length,
  ) {
    this.drawing = drawn(this.made);
  }

  get made(): Act[] {
    return this.acts.slice(0, this.at);
  }

  /** The first act, which begins the drawing, stays. */
  get canUndo(): boolean {
    return this.at > 1;
  }

  get canRedo(): boolean {
    return this.at < this.acts.length;
  }

  /** Make an act; what was taken back before can't be made again. Returns its number. */
  make(act: Act): number {
    this.acts.length = this.at;
    this.acts.push(act);
    follow(this.drawing, act);
    return this.at++;
  }

  undo(): boolean {
    return this.canUndo && this.go(this.at - 1);
  }

  redo(): boolean {
    return this.canRedo && this.go(this.at + 1);
  }

  private go(at: number): true {
    this.at = at;
    this.drawing = drawn(this.made);
    return true;
  }
}
