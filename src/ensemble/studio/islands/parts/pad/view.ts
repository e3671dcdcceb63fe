/** Which part of the paper is seen: `scale` pixels of the screen for one of the drawing, and where its corner lies. */

export interface View {
  scale: number;
  x: number;
  y: number;
}

type Point = [x: number, y: number];
type Size = [width: number, height: number];

const CLOSEST = 16;
const FARTHEST = 0.25;

/** The whole paper, in the middle. */
export function fitted([width, height]: Size, [wide, high]: Size): View {
  const scale = Math.min(wide / width, high / height);
  return { scale, x: (wide - width * scale) / 2, y: (high - height * scale) / 2 };
}

/** Closer by a factor, while what lies under a point of the screen stays there. `fit` is the scale of the whole. */
export function zoomed(view: View, factor: number, [x, y]: Point, fit: number): View {
  const scale = Math.max(fit * FARTHEST, Math.min(fit * CLOSEST, view.scale * factor));
  const change = scale / view.scale;
  return { scale, x: x - (x - view.x) * change, y: y - (y - view.y) * change };
}

export function moved(view: View, x: number, y: number): View {
  return { ...view, x: view.x + x, y: view.y + y };
}

/** Two fingers went from one pair of places to another: the paper goes along. */
export function pinched(view: View, from: [Point, Point], to: [Point, Point], fit: number): View {
  const [before, after] = [middle(from), middle(to)];
  const factor = gap(to) / Math.max(1, gap(from));
  return zoomed(moved(view, after[0] - before[0], after[1] - before[1]), factor, after, fit);
}

/** Some of the paper is always seen. */
export function kept(view: View, [width, height]: Size, [wide, high]: Size, margin = 48): View {
  const within = (at: number, size: number, room: number) =>
    Math.max(margin - size * view.scale, Math.min(room - margin, at));
  return { ...view, x: within(view.x, width, wide), y: within(view.y, height, high) };
}

/** The place on the paper under a place on the screen, to a tenth of a pixel. */
export function onPaper(view: View, x: number, y: number): Point {
  return [tenth((x - view.x) / view.scale), tenth((y - view.y) / view.scale)];
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}

function middle([one, other]: [Point, Point]): Point {
  return [(one[0] + other[0]) / 2, (one[1] + other[1]) / 2];
}

function gap([one, other]: [Point, Point]): number {
  return Math.hypot(one[0] - other[0], one[1] - other[1]);
}
