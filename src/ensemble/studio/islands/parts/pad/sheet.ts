/** One layer as a bitmap. What is finished is drawn once; the last marks can be taken back at once. */
import type { Mark } from "./drawing";
import { ink } from "./ink";
import type { Shelf } from "./shelf";

/** So many of the last marks are drawn again when one is taken back. */
const FRESH = 48;
/** More than so many marks aren't drawn anew where a kept bitmap holds them. */
const MANY = 2 * FRESH;
/** How long the page may stand still while many marks are drawn. */
const SLICE = 40;

export class Sheet {
  readonly canvas = document.createElement("canvas");
  private readonly context: CanvasRenderingContext2D;
  /** What is on the canvas, and how much of it on the copy that holds all but the freshest. */
  private drawn: Mark[] = [];
  private settled?: CanvasRenderingContext2D;
  private settledCount = 0;
  private isInHand = false;
  private isSoiled = false;

  constructor(
    width: number,
    height: number,
    private readonly scale: number,
    private readonly shelf?: Shelf,
  ) {
    [this.canvas.width, this.canvas.height] = [width, height];
    this.context = contextOf(this.canvas, scale);
  }

  /**
   * Show exactly these marks: at once where few have to be drawn, else in slices. False when something else
   * was wanted meanwhile.
   */
  async show(marks: readonly Mark[], isWanted: () => boolean): Promise<boolean> {
    const from = this.stands(marks);
    const shelf = marks.length - from > MANY ? this.shelf : undefined;
    const found = shelf && (await shelf.before(marks, from, FRESH));
    if (shelf && !isWanted()) return false;
    if (found) {
      this.lay(marks.slice(0, found.count), found.image);
      found.image.close();
    } else if (from < this.drawn.length || this.isSoiled)
      this.lay(marks.slice(0, from), from ? this.settled?.canvas : undefined);
    return this.add(marks, isWanted);
  }

  /** Erase along an edge before the stroke is finished. */
  touch(draw: (context: CanvasRenderingContext2D) => void): void {
    this.isSoiled = true;
    draw(this.context);
  }

  /** It is drawn on from now on, or isn't: then the memory that only taking back needs is given back. */
  take(isInHand: boolean): void {
    this.isInHand = isInHand;
    if (!isInHand) this.unsettle();
  }

  /** Keep how it looks, so that it needn't be drawn anew the next time. */
  async shoot(): Promise<void> {
    if (!this.isSoiled) await this.shelf?.put(this.canvas, this.drawn);
  }

  /** How many of these marks are on the canvas, or on the copy where the canvas holds others too. */
  private stands(marks: readonly Mark[]): number {
    let alike = 0;
    while (alike < this.drawn.length && marks[alike] === this.drawn[alike]) alike++;
    if (alike === this.drawn.length && !this.isSoiled) return alike;
    return alike >= this.settledCount ? this.settledCount : 0;
  }

  private lay(marks: Mark[], image?: CanvasImageSource): void {
    if (marks.length < this.settledCount) this.unsettle();
    wipe(this.context);
    if (image)
      this.context.drawImage(image, 0, 0, this.canvas.width / this.scale, this.canvas.height / this.scale);
    this.drawn = marks;
    this.isSoiled = false;
  }

  private unsettle(): void {
    this.settled = undefined;
    this.settledCount = 0;
  }

  private async add(marks: readonly Mark[], isWanted: () => boolean): Promise<boolean> {
    let since = performance.now();
    while (this.drawn.length < marks.length) {
      this.settle(marks.length - this.drawn.length);
      const mark = marks[this.drawn.length]!;
      ink(this.context, mark);
      this.drawn.push(mark);
      if (performance.now() - since < SLICE) continue;
      await new Promise((go) => setTimeout(go));
      if (!isWanted()) return false;
      since = performance.now();
    }
    return true;
  }

  /** The copy follows some marks behind. `left` are still to be drawn. */
  private settle(left: number): void {
    if (!this.isInHand || left > FRESH || this.drawn.length < FRESH) return;
    if (!this.settled) {
      this.settled = contextOf(copied(this.canvas), this.scale);
      this.settledCount = this.drawn.length;
    } else if (this.drawn.length - this.settledCount >= FRESH)
      ink(this.settled, this.drawn[this.settledCount++]!);
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

function copied(from: HTMLCanvasElement): HTMLCanvasElement {
  const { width, height } = from;
  const to = Object.assign(document.createElement("canvas"), { width, height });
  to.getContext("2d")!.drawImage(from, 0, 0);
  return to;
}
