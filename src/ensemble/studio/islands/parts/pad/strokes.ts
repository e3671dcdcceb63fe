/** Strokes in the making, by a pointer or by the keys. */
import type { Desk } from "./desk";
import type { Stroke } from "./drawing";
import { flooded } from "./filling";

/** A stroke that grows beyond this is ended, and another goes on from its last point. */
const LONGEST = 3 * 4000;
/** A moment after points were added they are kept. */
const SOON = 24;

export class Strokes {
  private stroke?: Stroke;
  private frame = 0;
  /** How much of the stroke is kept already, and when the rest will be. */
  private keptTo = 0;
  private keeping = 0;

  constructor(private readonly desk: Desk) {}

  get isInHand(): boolean {
    return !!this.stroke;
  }

  /** Put the brush down; on a hidden layer, or with another tool, there is no stroke. */
  begin(x: number, y: number, pressure: number, pressed: boolean, isErasing = false): void {
    this.drop();
    const { desk } = this;
    const tool = isErasing ? "eraser" : desk.tool;
    if (tool === "hand" || !this.canDraw()) return;
    if (tool === "fill") return this.pour(x, y);
    this.stroke = { tool, color: desk.color, size: desk.size, pressed, points: [] };
    this.add(x, y, pressure);
  }

  add(x: number, y: number, pressure: number): void {
    const points = this.stroke?.points;
    if (!points || (points.at(-3) === x && points.at(-2) === y)) return;
    points.push(x, y, Math.round(pressure * 100) / 100);
    if (points.length >= LONGEST) return this.goOn();
    this.frame ||= requestAnimationFrame(() => this.draw());
    this.keeping ||= window.setTimeout(() => this.keep(), SOON);
  }

  end(): void {
    const { stroke, desk } = this;
    if (!stroke) return;
    this.put();
    desk.make({ act: "mark", layer: desk.active, mark: stroke });
    desk.board.hold();
  }

  /** The stroke wasn't meant: a palm, or the first of two fingers. */
  drop(): void {
    const { stroke, desk } = this;
    if (!stroke) return;
    this.put();
    desk.board.hold();
    desk.letGo();
  }

  private put(): void {
    this.stroke = undefined;
    cancelAnimationFrame(this.frame);
    clearTimeout(this.keeping);
    this.frame = this.keeping = this.keptTo = 0;
  }

  private keep(): void {
    this.keeping = 0;
    this.desk.hold(this.stroke!, this.keptTo);
    this.keptTo = this.stroke!.points.length;
  }

  private goOn(): void {
    const { tool, color, size, pressed, points } = this.stroke!;
    const last = points.slice(-3);
    this.end();
    this.stroke = { tool, color, size, pressed, points: last };
  }

  private draw(): void {
    this.frame = 0;
    this.desk.board.hold(this.stroke, this.desk.active);
  }

  private canDraw(): boolean {
    const { active, drawing } = this.desk;
    const layer = drawing.layers.find(({ id }) => id === active);
    if (!layer || layer.hidden) this.desk.say("hidden");
    return !!layer && !layer.hidden;
  }

  private pour(x: number, y: number): void {
    const { board, drawing, color, active } = this.desk;
    const [pixels, size, step] = board.seen(drawing);
    const rows = flooded(pixels, size, [x / step, y / step]);
    if (rows.length)
      this.desk.make({ act: "mark", layer: active, mark: { tool: "fill", color, step, rows } });
  }
}
