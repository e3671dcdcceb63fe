/** The finished picture, drawn from the strokes at its full size. */
import type { Drawing } from "./drawing";
import type { Paper } from "./document";
import { ink } from "./ink";

/** Above this many bytes, what doesn't lose anything is too large to send from a phone. */
const LARGEST = 12_000_000;

export async function printed(paper: Paper, drawing: Drawing, picture?: CanvasImageSource): Promise<Blob> {
  const page = laid(paper, drawing, picture);
  const png = await packed(page, "image/png");
  return png.size <= LARGEST ? png : packed(page, "image/webp", 0.95);
}

/** All layers on paper, in their order. */
export function laid(
  paper: Paper,
  drawing: Drawing,
  picture?: CanvasImageSource,
  scale = 1,
): HTMLCanvasElement {
  const [page, context] = sheet(paper, scale);
  context.fillStyle = paper.paper;
  context.fillRect(0, 0, paper.width, paper.height);
  if (picture && !drawing.lines) context.drawImage(picture, 0, 0, paper.width, paper.height);
  for (const layer of drawing.layers) {
    if (layer.hidden) continue;
    const [film, inks] = sheet(paper, scale);
    for (const mark of layer.marks) ink(inks, mark);
    context.globalAlpha = layer.opacity;
    context.drawImage(film, 0, 0, paper.width, paper.height);
    context.globalAlpha = 1;
  }
  if (picture && drawing.lines) {
    context.globalCompositeOperation = "multiply";
    context.drawImage(picture, 0, 0, paper.width, paper.height);
  }
  return page;
}

function sheet({ width, height }: Paper, scale: number): [HTMLCanvasElement, CanvasRenderingContext2D] {
  const page = document.createElement("canvas");
  [page.width, page.height] = [Math.round(width * scale), Math.round(height * scale)];
  const context = page.getContext("2d")!;
  context.scale(page.width / width, page.height / height);
  return [page, context];
}

function packed(page: HTMLCanvasElement, type: string, quality?: number): Promise<Blob> {
  return new Promise((made, failed) =>
    page.toBlob((blob) => (blob ? made(blob) : failed(new Error(type))), type, quality),
  );
}
