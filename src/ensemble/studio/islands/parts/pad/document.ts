/** A drawing as it is sent and kept with its piece, so that somebody else can go on from its strokes. */
import { VERSION } from "./drawing";
import type { Drawing, Layer } from "./drawing";

const MOST_MARKS = 20_000;
/** A little less than is taken, for the stroke in hand. */
const MOST_NUMBERS = 1_400_000;

export interface Paper {
  width: number;
  height: number;
  /** The color of the paper, and the key of the revision whose picture lies on it, if any. */
  paper: string;
  picture: string;
}

export interface Document extends Paper, Drawing {
  version: typeof VERSION;
}

export function written(paper: Paper, drawing: Drawing): string {
  const { width, height, picture } = paper;
  const layers = drawing.layers.map(({ name, opacity, hidden, marks }) => ({ name, opacity, hidden, marks }));
  return JSON.stringify({
    version: VERSION,
    width,
    height,
    paper: paper.paper,
    picture,
    lines: drawing.lines,
    layers,
  });
}

/** Read what a place has kept. Raises an error where it is of a version this page doesn't know. */
export function read(words: string): Document {
  const found = JSON.parse(words) as Document;
  if (found.version !== VERSION) throw new Error(`Version ${found.version}`);
  const layers = found.layers.map((layer, number): Layer => ({ ...layer, id: `${number}` }));
  return { ...found, layers };
}

/** Whether a drawing holds as much as the server takes. */
export function isFull({ layers }: Drawing): boolean {
  let [marks, numbers] = [0, 0];
  for (const layer of layers) {
    marks += layer.marks.length;
    for (const mark of layer.marks) numbers += (mark.tool === "fill" ? mark.rows : mark.points).length;
  }
  return marks >= MOST_MARKS || numbers >= MOST_NUMBERS;
}
