/** Drawing with the keys: arrows move the brush, Space puts it down and lifts it. */
import type { Desk } from "./desk";
import type { Strokes } from "./strokes";
import { moved, zoomed } from "./view";

const WAYS: Record<string, [x: number, y: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
/** So many pixels of the screen the brush goes with each press; with Shift five times as many. */
const STEP = 8;
const PRESSURE = 0.5;
/** A moment after the brush has come to rest it is said where it is. */
const REST = 400;

export class Keys {
  private x: number;
  private y: number;
  private resting = 0;

  constructor(
    private readonly desk: Desk,
    private readonly strokes: Strokes,
    private readonly brush: HTMLElement,
  ) {
    [this.x, this.y] = [desk.board.paper.width / 2, desk.board.paper.height / 2];
    desk.root.addEventListener("keydown", (event) => this.press(event));
    desk.root.addEventListener("blur", () => this.lift());
    desk.root.addEventListener("pointerdown", () => (this.brush.hidden = true));
  }

  private press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const way = WAYS[event.key];
    if (way) this.go(way, event.shiftKey ? 5 * STEP : STEP);
    else if (event.key === " ") this.toggle();
    else if (event.key === "Escape" && this.strokes.isInHand) this.drop();
    else if (!this.zoom(event.key)) return;
    event.preventDefault();
  }

  private go([x, y]: [number, number], step: number): void {
    const { board } = this.desk;
    const { width, height } = board.paper;
    this.x = within(this.x + (x * step) / board.view.scale, width);
    this.y = within(this.y + (y * step) / board.view.scale, height);
    this.strokes.add(this.x, this.y, PRESSURE);
    this.show();
    clearTimeout(this.resting);
    this.resting = window.setTimeout(() => this.desk.say("at", this.place), REST);
  }

  private toggle(): void {
    this.show();
    clearTimeout(this.resting);
    if (this.strokes.isInHand) return this.lift();
    const before = this.desk.history.at;
    this.strokes.begin(this.x, this.y, PRESSURE, false);
    if (this.strokes.isInHand) this.desk.say("down", this.place);
    else if (this.desk.history.at > before) this.desk.say("poured", this.place);
  }

  private lift(): void {
    if (!this.strokes.isInHand) return;
    this.strokes.end();
    this.desk.say("up", this.place);
  }

  private drop(): void {
    this.strokes.drop();
    this.desk.say("dropped");
  }

  private zoom(key: string): boolean {
    const { board, root } = this.desk;
    const middle: [number, number] = [root.clientWidth / 2, root.clientHeight / 2];
    if (key === "0") board.fit();
    else if (key === "+" || key === "=") board.look(zoomed(board.view, 1.25, middle, board.fitScale));
    else if (key === "-") board.look(zoomed(board.view, 0.8, middle, board.fitScale));
    else return false;
    return true;
  }

  /** Show where the brush is, and bring that part of the paper into the window. */
  private show(): void {
    const { board, root, size } = this.desk;
    const { scale, x, y } = board.view;
    const [left, top] = [x + this.x * scale, y + this.y * scale];
    const [right, down] = [within(left, root.clientWidth) - left, within(top, root.clientHeight) - top];
    if (right || down) board.look(moved(board.view, right, down));
    this.brush.hidden = false;
    this.brush.style.translate = `${this.x}px ${this.y}px`;
    this.brush.style.setProperty("--size", `${size}px`);
  }

  private get place(): Record<string, number> {
    const { width, height } = this.desk.board.paper;
    return { across: Math.round((100 * this.x) / width), down: Math.round((100 * this.y) / height) };
  }
}

function within(value: number, most: number): number {
  return Math.round(10 * Math.max(0, Math.min(most, value))) / 10;
}
