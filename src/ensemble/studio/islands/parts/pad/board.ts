/** The paper on the screen: the picture, a bitmap for each layer, and the stroke in hand on one of its own. */
import type { Drawing, Stroke } from "./drawing";
import { ink, outline, trace } from "./ink";
import type { Keeping, Kept } from "./keeping";
import { Sheet, contextOf, wipe } from "./sheet";
import { Shelf } from "./shelf";
import { fitted, kept, onPaper } from "./view";
import type { View } from "./view";

/** Bitmaps on the screen hold at most so many pixels; what is sent is drawn at full size. */
const MOST_PIXELS = 4_000_000;
/** So fine is the grid on which a color is poured out, along its longer side. */
const GRID = 1200;

interface Shown {
  group: HTMLElement;
  sheet: Sheet;
}

export class Board {
  view: View = { scale: 1, x: 0, y: 0 };
  /** Pixels of the bitmaps for one of the paper. */
  readonly scale: number;
  private readonly shown = new Map<string, Shown>();
  private readonly hand = document.createElement("canvas");
  private readonly inks: CanvasRenderingContext2D;
  private wanted = 0;
  private isWhole = true;

  /** `root` is the window on the screen, `sheet` what lies in it, with the picture if there is one. */
  constructor(
    private readonly root: HTMLElement,
    private readonly sheet: HTMLElement,
    readonly paper: Kept,
    private readonly picture?: HTMLImageElement,
    private readonly keeping?: Keeping,
  ) {
    const { width, height } = paper;
    this.scale = this.fineness;
    [this.hand.width, this.hand.height] = this.pixels;
    this.inks = contextOf(this.hand, this.scale, true);
    Object.assign(sheet.style, { width: `${width}px`, height: `${height}px`, background: paper.paper });
    this.fit();
  }

  get fitScale(): number {
    return fitted(this.size, this.room).scale;
  }

  fit(): void {
    this.look(fitted(this.size, this.room));
    this.isWhole = true;
  }

  /** The window has another size: what was seen whole is seen whole again. */
  resized(): void {
    if (this.isWhole) this.fit();
    else this.look(this.view);
  }

  /** Show another part of the paper. */
  look(view: View): void {
    this.isWhole = false;
    const { scale, x, y } = (this.view = kept(view, this.size, this.room));
    this.sheet.style.transform = `translate(${x}px, ${y}px) scale(${scale})`;
    this.sheet.style.setProperty("--unit", `${1 / scale}px`);
  }

  /** Where on the paper a place of the window is. */
  at(clientX: number, clientY: number): [x: number, y: number] {
    const { left, top } = this.root.getBoundingClientRect();
    return onPaper(this.view, clientX - left, clientY - top);
  }

  /** Show a drawing, at once where little has changed; where much has, the page stays awake meanwhile. */
  async show(drawing: Drawing, active: string): Promise<void> {
    const wanted = ++this.wanted;
    this.arrange(drawing, active);
    this.root.ariaBusy = "true";
    const isWanted = () => wanted === this.wanted;
    await Promise.all(drawing.layers.map(({ id, marks }) => this.shown.get(id)!.sheet.show(marks, isWanted)));
    if (isWanted()) this.root.ariaBusy = "false";
  }

  /** Keep how the layers look, for the next time. */
  async shoot(): Promise<void> {
    for (const { sheet } of this.shown.values()) await sheet.shoot();
  }

  /** Show the stroke in hand, or that there is none. */
  hold(stroke?: Stroke, active = ""): void {
    if (stroke?.tool === "eraser") return this.erase(stroke, active);
    wipe(this.inks);
    if (!stroke) return;
    this.inks.fillStyle = stroke.color;
    trace(this.inks, outline(stroke, false));
  }

  /** What is seen, as pixels of a grid with `step` pixels of the drawing between its lines. */
  seen(drawing: Drawing): [pixels: Uint8ClampedArray, size: [number, number], step: number] {
    const step = Math.max(1, Math.ceil(Math.max(...this.size) / GRID));
    const size = this.size.map((side) => Math.ceil(side / step)) as [number, number];
    const canvas = new OffscreenCanvas(...size);
    const context = canvas.getContext("2d", { willReadFrequently: true })!;
    context.scale(1 / step, 1 / step);
    this.compose(context, drawing);
    return [context.getImageData(0, 0, ...size).data, size, step];
  }

  private get size(): [number, number] {
    return [this.paper.width, this.paper.height];
  }

  private get room(): [number, number] {
    return [this.root.clientWidth || 1, this.root.clientHeight || 1];
  }

  /**
   * Twice as fine as it is seen whole: more is slower, and browsers draw it smaller without care. As it was the
   * last time, where that isn't far off, so that kept bitmaps fit.
   */
  private get fineness(): number {
    const { width, height, scale } = this.paper;
    const fine = Math.max(0.5, 2 * this.fitScale * devicePixelRatio);
    const best = Math.min(1, fine, Math.sqrt(MOST_PIXELS / (width * height)));
    return scale && scale >= best * 0.7 && scale <= best * 2 ? scale : best;
  }

  private get pixels(): [number, number] {
    return this.size.map((side) => Math.round(side * this.scale)) as [number, number];
  }

  private arrange(drawing: Drawing, active: string): void {
    const ids = new Set(drawing.layers.map(({ id }) => id));
    for (const [id, { group }] of this.shown) if (!ids.has(id)) (group.remove(), this.shown.delete(id));
    for (const { id, opacity, hidden } of drawing.layers) {
      const { group, sheet } = this.shown.get(id) ?? this.lay(id);
      group.style.opacity = `${opacity}`;
      group.hidden = hidden;
      sheet.take(id === active);
      if (id === active && this.hand.parentElement !== group) group.append(this.hand);
    }
    this.stack(drawing);
    if (this.picture) this.picture.classList.toggle("lines", drawing.lines);
  }

  /** Layers lie on each other in the order of their elements; moving one costs a new drawing by the browser. */
  private stack({ layers }: Drawing): void {
    const groups = layers.map(({ id }) => this.shown.get(id)!.group);
    const standing = [...this.sheet.children].filter((child) => groups.includes(child as HTMLElement));
    if (groups.some((group, number) => standing[number] !== group)) this.sheet.append(...groups);
  }

  private lay(id: string): Shown {
    const group = document.createElement("div");
    const shelf = this.keeping && new Shelf(this.keeping, this.paper.id, id, this.pixels);
    const sheet = new Sheet(...this.pixels, this.scale, shelf);
    group.append(sheet.canvas);
    const shown = { group, sheet };
    this.shown.set(id, shown);
    this.sheet.append(group);
    return shown;
  }

  private erase(stroke: Stroke, active: string): void {
    this.shown.get(active)?.sheet.touch((context) => ink(context, stroke));
  }

  private compose(context: OffscreenCanvasRenderingContext2D, { lines, layers }: Drawing): void {
    const { width, height, paper } = this.paper;
    context.fillStyle = paper;
    context.fillRect(0, 0, width, height);
    if (this.picture && !lines) context.drawImage(this.picture, 0, 0, width, height);
    for (const { id, opacity, hidden } of layers) {
      context.globalAlpha = hidden ? 0 : opacity;
      context.drawImage(this.shown.get(id)!.sheet.canvas, 0, 0, width, height);
    }
    context.globalAlpha = 1;
    context.globalCompositeOperation = "multiply";
    if (this.picture && lines) context.drawImage(this.picture, 0, 0, width, height);
  }
}
