/** Who draws: the pen wins over fingers, a second finger moves the paper, a resting palm does nothing. */

export interface Touch {
  id: number;
  kind: string;
  x: number;
  y: number;
  /** How wide the contact is, in pixels of the screen. */
  breadth: number;
}

/** What a touch means: begin, go on with or end a stroke; drop the one in hand; move or pinch the paper. */
export type Meaning = "begin" | "draw" | "end" | "drop" | "move" | "pinch" | "none";

/** A finger is narrower than this, a palm isn't. */
const PALM = 60;

export class Hands {
  /** Whoever draws just now. */
  private drawing?: Touch;
  private fingers = new Map<number, Touch>();
  /** Once a pen was here, fingers only move the paper. */
  private hasPen = false;
  /** Whether one finger, or the mouse, moves the paper too: the hand is chosen as a tool. */
  isMoving = false;

  down(touch: Touch): Meaning {
    if (touch.kind === "pen") return this.penDown(touch);
    if (touch.kind === "touch" && (touch.breadth > PALM || this.drawing?.kind === "pen")) return "none";
    if (touch.kind !== "touch" && !this.isMoving) return this.begin(touch);
    this.fingers.set(touch.id, touch);
    if (this.fingers.size > 1 || this.hasPen || this.isMoving) return this.give("drop", "move");
    return this.begin(touch);
  }

  move(touch: Touch): Meaning {
    const before = this.fingers.get(touch.id);
    if (this.drawing?.id === touch.id) return "draw";
    if (!before) return "none";
    return this.fingers.size > 1 ? "pinch" : "move";
  }

  up(touch: Touch): Meaning {
    this.fingers.delete(touch.id);
    if (this.drawing?.id !== touch.id) return "none";
    this.drawing = undefined;
    return "end";
  }

  /** Where the first two fingers are; call it before and after `at`. */
  pair(): [[number, number], [number, number]] | undefined {
    const [one, other] = [...this.fingers.values()];
    return (
      one &&
      other && [
        [one.x, one.y],
        [other.x, other.y],
      ]
    );
  }

  /** Remember where a finger is now; returns how far it went. */
  at(touch: Touch): [x: number, y: number] {
    const before = this.fingers.get(touch.id);
    if (before) this.fingers.set(touch.id, touch);
    return before ? [touch.x - before.x, touch.y - before.y] : [0, 0];
  }

  private penDown(touch: Touch): Meaning {
    this.hasPen = true;
    this.fingers.clear();
    return this.begin(touch);
  }

  /** A stroke that a palm began is dropped when the pen comes. */
  private begin(touch: Touch): Meaning {
    this.drawing = touch;
    return "begin";
  }

  private give(withStroke: Meaning, without: Meaning): Meaning {
    const had = this.drawing;
    this.drawing = undefined;
    return had ? withStroke : without;
  }
}
