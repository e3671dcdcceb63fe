/** Pens, fingers and the mouse on the board. */
import type { Desk } from "./desk";
import { Hands } from "./hands";
import type { Touch } from "./hands";
import type { Strokes } from "./strokes";
import { moved, pinched, zoomed } from "./view";

/** The bit of `buttons` for the eraser's end of a pen. */
const RUBBER = 32;

export class Pointing {
  private readonly hands = new Hands();

  constructor(
    private readonly desk: Desk,
    private readonly strokes: Strokes,
  ) {
    const { root } = desk;
    root.addEventListener("pointerdown", (event) => this.down(event));
    root.addEventListener("pointermove", (event) => this.move(event));
    root.addEventListener("pointerup", (event) => this.up(event));
    root.addEventListener("pointercancel", (event) => this.up(event, true));
    root.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    root.addEventListener("contextmenu", (event) => event.preventDefault());
  }

  private down(event: PointerEvent): void {
    if (event.pointerType === "mouse" && event.button) return;
    this.hands.isMoving = this.desk.tool === "hand";
    const meaning = this.hands.down(touchOf(event));
    // Without this a stroke that leaves the board would never end.
    if (meaning !== "none") this.desk.root.setPointerCapture(event.pointerId);
    if (meaning === "drop") this.strokes.drop();
    if (meaning !== "begin") return;
    const [x, y] = this.desk.board.at(event.clientX, event.clientY);
    this.strokes.begin(x, y, event.pressure, event.pointerType === "pen", !!(event.buttons & RUBBER));
  }

  private move(event: PointerEvent): void {
    const touch = touchOf(event);
    const meaning = this.hands.move(touch);
    if (meaning === "draw") return this.draw(event);
    const { board } = this.desk;
    const before = this.hands.pair();
    const [x, y] = this.hands.at(touch);
    const after = this.hands.pair();
    if (meaning === "move") board.look(moved(board.view, x, y));
    if (meaning === "pinch")
      board.look(pinched(board.view, this.inside(before!), this.inside(after!), board.fitScale));
  }

  /** All the places between two frames, not only the last. */
  private draw(event: PointerEvent): void {
    const all = event.getCoalescedEvents?.() ?? [];
    for (const each of all.length ? all : [event]) {
      const [x, y] = this.desk.board.at(each.clientX, each.clientY);
      this.strokes.add(x, y, each.pressure);
    }
  }

  private up(event: PointerEvent, isCanceled = false): void {
    if (this.hands.up(touchOf(event)) !== "end") return;
    if (isCanceled) this.strokes.drop();
    else this.strokes.end();
  }

  /** With Ctrl the wheel goes closer; while not all is seen it moves the paper, else the page. */
  private wheel(event: WheelEvent): void {
    const { board } = this.desk;
    if (event.ctrlKey)
      board.look(zoomed(board.view, 1.002 ** -event.deltaY, this.place(event), board.fitScale));
    else if (board.view.scale > board.fitScale * 1.01)
      board.look(moved(board.view, -event.deltaX, -event.deltaY));
    else return;
    event.preventDefault();
  }

  private place({ clientX, clientY }: { clientX: number; clientY: number }): [number, number] {
    const { left, top } = this.desk.root.getBoundingClientRect();
    return [clientX - left, clientY - top];
  }

  private inside(pair: [[number, number], [number, number]]): [[number, number], [number, number]] {
    const { left, top } = this.desk.root.getBoundingClientRect();
    return pair.map(([x, y]) => [x - left, y - top]) as [[number, number], [number, number]];
  }
}

function touchOf(event: PointerEvent): Touch {
  const { pointerId, pointerType, clientX, clientY, width, height } = event;
  return { id: pointerId, kind: pointerType, x: clientX, y: clientY, breadth: Math.max(width, height) };
}
