/** One layer as a bitmap. What is finished is drawn once; the last marks can be taken back at once. */
import type { Mark } from "./drawing";
import { ink } from "./ink";

/** So many of the last marks are drawn again when one is taken back. */
const FRESH = 48;
/** How long the page may stand still while many marks are drawn. */
const SLICE = 40;

export class Sheet {
  readonly canvas = document.createElement("canvas");
  private readonly context: CanvasRenderingContext2D;
  /** What is on the canvas, and on the copy that holds all but the freshest of it. */
  private drawn: Mark[] = [];
  private settled?: CanvasRenderingContext2D;
  private settledCount = 0;

  constructor(
    width: number,
    height: number,
    private readonly scale: number,
  ) {
    [this.canvas.width, this.canvas.height] = [width, height];
    this.context = contextOf(this.canvas, scale);
  }

  /** Show exactly these marks. */
  show(marks: readonly Mark[]): void {
    this.rewind(marks);
    for (const mark of marks.slice(this.drawn.length)) this.add(mark);
  }

  /** The same for many marks, in slices; false when it was asked for something else meanwhile. */
  async build(marks: readonly Mark[], isWanted: () => boolean): Promise<boolean> {
    this.rewind(marks);
    let since = performance.now();
    while (this.drawn.length < marks.length) {
      this.add(marks[this.drawn.length]!);
      if (performance.now() - since < SLICE) continue;
      await new Promise((go) => setTimeout(go));
      if (!isWanted()) return false;
      since = performance.now();
    }
    return true;
  }

  /** Draw all of it anew from the marks alone: an eraser in hand has left its trace. */
  again(marks: readonly Mark[]): void {
    this.back(Math.min(this.common(marks), this.drawn.length));
    this.show(marks);
  }

  /** Erase along an edge before the stroke is finished. */
  touch(draw: (context: CanvasRenderingContext2D) => void): void {
    draw(this.context);
  }

  /** Give back the memory that only taking back needs. */
  rest(): void {
    this.settled = undefined;
    this.settledCount = 0;
  }

  private add(mark: Mark): void {
    ink(this.context, mark);
    this.drawn.push(mark);
    if (this.drawn.length - this.settledCount >= 2 * FRESH) this.settle(this.drawn.length - FRESH);
  }

  private rewind(marks: readonly Mark[]): void {
    const common = this.common(marks);
    if (common < this.drawn.length) this.back(common);
  }

  private common(marks: readonly Mark[]): number {
    const most = Math.min(marks.length, this.drawn.length);
    for (let at = 0; at < most; at++) if (marks[at] !== this.drawn[at]) return at;
    return most;
  }

  /** Go back to the first marks, from the copy where it doesn't hold too much. */
  private back(count: number): void {
    if (count < this.settledCount) {
      this.rest();
      this.settle(Math.max(0, count - FRESH));
    }
    wipe(this.context);
    if (this.settled) copy(this.settled, this.context, this.scale);
    this.drawn.length = count;
    for (const mark of this.drawn.slice(this.settledCount)) ink(this.context, mark);
  }

  private settle(count: number): void {
    if (!count) return;
    this.settled ??= contextOf(blank(this.canvas), this.scale);
    for (const mark of this.drawn.slice(this.settledCount, count)) ink(this.settled, mark);
    this.settledCount = count;
  }
}

export function contextOf(canvas: HTMLCanvasElement, scale: number, quick = false): CanvasRenderingContext2D {
  const context = canvas.getContext("2d", { desynchronized: quick })!;
  context.setTransform(scale, 0, 0, scale, 0, 0);
  return context;
}

export function wipe(context: CanvasRenderingContext2D): void {
  context.save();
  context.resetTransform();
  context.clearRect(0, 0, context.canvas.width, context.canvas.height);
  context.restore();
}

function copy(from: CanvasRenderingContext2D, to: CanvasRenderingContext2D, scale: number): void {
  to.drawImage(from.canvas, 0, 0, from.canvas.width / scale, from.canvas.height / scale);
}

function blank({ width, height }: HTMLCanvasElement): HTMLCanvasElement {
  return Object.assign(document.createElement("canvas"), { width, height });
}
