/** What a drawing is: layers of marks, made by one act after another. No page, no canvas. */

export const VERSION = 1;
export const MOST_LAYERS = 24;

/** A brush or an eraser that went along `points`: x, y in pixels of the drawing and pressure 0 to 1, in one row. */
export interface Stroke {
  tool: "brush" | "eraser";
  color: string;
  size: number;
  /** Whether pressure was measured; else it is made up from how fast the hand went. */
  pressed: boolean;
  points: number[];
}

/** A patch of color: rows of `y, from, to` (`to` not included) on a grid with `step` pixels between its lines. */
export interface Fill {
  tool: "fill";
  color: string;
  step: number;
  rows: number[];
}

export type Mark = Stroke | Fill;

export interface Layer {
  id: string;
  name: string;
  opacity: number;
  hidden: boolean;
  marks: Mark[];
}

/** Layers from the lowest up. With `lines` the picture lies over them as ink on tracing paper, else beneath. */
export interface Drawing {
  lines: boolean;
  layers: Layer[];
}

export type Act =
  | { act: "open"; drawing: Drawing }
  | { act: "add"; layer: string; name: string }
  | { act: "remove"; layer: string }
  | { act: "name"; layer: string; name: string }
  | { act: "hide"; layer: string; hidden: boolean }
  | { act: "fade"; layer: string; opacity: number }
  | { act: "move"; layer: string; to: number }
  | { act: "mark"; layer: string; mark: Mark }
  | { act: "lines"; lines: boolean };

/** What comes of acts, in their order. Marks are shared with the acts, all else is fresh. */
export function drawn(acts: readonly Act[]): Drawing {
  const drawing: Drawing = { lines: false, layers: [] };
  for (const act of acts) follow(drawing, act);
  return drawing;
}

/** Change a drawing by one act. An act on a layer that isn't there changes nothing. */
export function follow(drawing: Drawing, act: Act): void {
  const { layers } = drawing;
  if (act.act === "open") return open(drawing, act.drawing);
  if (act.act === "lines") return void (drawing.lines = act.lines);
  if (act.act === "add")
    return void layers.push({ id: act.layer, name: act.name, opacity: 1, hidden: false, marks: [] });
  const at = layers.findIndex((layer) => layer.id === act.layer);
  const layer = layers[at];
  if (!layer) return;
  if (act.act === "mark") layer.marks.push(act.mark);
  else if (act.act === "name") layer.name = act.name;
  else if (act.act === "hide") layer.hidden = act.hidden;
  else if (act.act === "fade") layer.opacity = act.opacity;
  else {
    layers.splice(at, 1);
    if (act.act === "move") layers.splice(act.to, 0, layer);
  }
}

function open(drawing: Drawing, from: Drawing): void {
  drawing.lines = from.lines;
  drawing.layers = from.layers.map((layer) => ({ ...layer, marks: [...layer.marks] }));
}
