/** Marks as shapes: the same marks always make the same shapes, at any size. */
import { getStroke } from "perfect-freehand";
import type { Fill, Mark, Stroke } from "./drawing";

type Ink = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** Draw a mark on a canvas whose unit is a pixel of the drawing. */
export function ink(context: Ink, mark: Mark): void {
  context.globalCompositeOperation = mark.tool === "eraser" ? "destination-out" : "source-over";
  context.fillStyle = mark.tool === "eraser" ? "#000" : mark.color;
  if (mark.tool === "fill") patch(context, mark);
  else trace(context, outline(mark));
  context.globalCompositeOperation = "source-over";
}

/** The edge of a stroke, as points to go round. */
export function outline(stroke: Stroke, isDone = true): number[][] {
  const points: number[][] = [];
  for (let at = 0; at < stroke.points.length; at += 3) points.push(stroke.points.slice(at, at + 3));
  return getStroke(points, {
    size: stroke.size,
    thinning: 0.6,
    smoothing: 0.5,
    streamline: 0.35,
    simulatePressure: !stroke.pressed,
    last: isDone,
  });
}

/** Fill within an edge; its corners are rounded by going from middle to middle. */
export function trace(context: Ink, edge: number[][]): void {
  if (!edge.length) return;
  context.beginPath();
  edge.forEach(([x, y], number) => {
    const [nextX, nextY] = edge[(number + 1) % edge.length]!;
    const [middleX, middleY] = [(x! + nextX!) / 2, (y! + nextY!) / 2];
    if (number) context.quadraticCurveTo(x!, y!, middleX, middleY);
    else context.moveTo(middleX, middleY);
  });
  context.closePath();
  context.fill();
}

/** All rows are one shape, so that they meet without seams. */
function patch(context: Ink, { step, rows }: Fill): void {
  context.beginPath();
  for (let at = 0; at < rows.length; at += 3) {
    const [y, from, to] = rows.slice(at, at + 3) as [number, number, number];
    context.rect(from * step, y * step, (to - from) * step, step);
  }
  context.fill();
}
