import assert from "node:assert/strict";
import { test } from "node:test";
import { isFull, read, written } from "../../../../../src/ensemble/studio/islands/parts/pad/document";
import { drawn } from "../../../../../src/ensemble/studio/islands/parts/pad/drawing";
import type { Act, Drawing, Mark } from "../../../../../src/ensemble/studio/islands/parts/pad/drawing";
import { History } from "../../../../../src/ensemble/studio/islands/parts/pad/history";

const empty = (id: string) => ({ id, name: id, opacity: 1, hidden: false, marks: [] as Mark[] });
const begun: Act = { act: "open", drawing: { lines: false, layers: [empty("one")] } };
const stroke = (x: number): Mark => ({
  tool: "brush",
  color: "#d9381e",
  size: 8,
  pressed: false,
  points: [x, 1, 0.5, x + 1, 2, 0.5],
});
const marked = (layer: string, x: number): Act => ({ act: "mark", layer, mark: stroke(x) });
const names = ({ layers }: Drawing) => layers.map(({ name }) => name).join(" ");

test("acts make a drawing, each on its layer", () => {
  const drawing = drawn([
    begun,
    { act: "add", layer: "two", name: "two" },
    marked("two", 5),
    { act: "fade", layer: "two", opacity: 0.4 },
    { act: "hide", layer: "one", hidden: true },
    { act: "name", layer: "one", name: "lines" },
    { act: "move", layer: "two", to: 0 },
    { act: "lines", lines: true },
  ]);
  assert.equal(names(drawing), "two lines");
  assert.deepEqual(
    drawing.layers.map(({ opacity, hidden, marks }) => [opacity, hidden, marks.length]),
    [
      [0.4, false, 1],
      [1, true, 0],
    ],
  );
  assert.equal(drawing.lines, true);
});

test("an act on a layer that isn't there changes nothing", () => {
  assert.deepEqual(drawn([begun, marked("gone", 1)]), drawn([begun]));
});

test("what is taken back can be made again, until something else is made", () => {
  const history = new History([begun]);
  history.make(marked("one", 1));
  history.make({ act: "remove", layer: "one" });
  assert.equal(history.drawing.layers.length, 0);
  assert.ok(history.undo());
  assert.equal(history.drawing.layers[0]!.marks.length, 1);
  assert.ok(history.redo());
  assert.equal(history.drawing.layers.length, 0);
  history.undo();
  history.make(marked("one", 2));
  assert.equal(history.redo(), false);
  assert.deepEqual(
    history.drawing.layers[0]!.marks.map((mark) => mark.tool === "brush" && mark.points[0]),
    [1, 2],
  );
});

test("the sheet itself can't be taken back", () => {
  const history = new History([begun]);
  assert.equal(history.undo(), false);
  assert.equal(names(history.drawing), "one");
});

test("a drawing found again stands where it stood, with what was taken back", () => {
  const acts = [begun, marked("one", 1), marked("one", 2)];
  const found = new History(acts, 2);
  assert.equal(found.drawing.layers[0]!.marks.length, 1);
  assert.ok(found.canRedo);
});

test("acts are never changed by what follows them", () => {
  const acts = [begun, marked("one", 1)];
  const before = structuredClone(acts);
  const history = new History(acts);
  history.make(marked("one", 2));
  history.make({ act: "name", layer: "one", name: "else" });
  assert.deepEqual(history.acts.slice(0, 2), before);
});

test("what is sent can be read again, and holds nothing but the drawing", () => {
  const paper = { width: 80, height: 60, paper: "#ffffff", picture: "abc" };
  const drawing = drawn([begun, marked("one", 1)]);
  const words = written(paper, drawing);
  assert.deepEqual(
    Object.keys(JSON.parse(words)).sort().join(" "),
    "height layers lines paper picture version width",
  );
  assert.deepEqual(read(words).layers[0]!.marks, drawing.layers[0]!.marks);
  assert.throws(() => read(words.replace('"version":1', '"version":2')), /Version 2/);
});

test("a drawing is full before the server would refuse it", () => {
  const heavy: Mark = { tool: "fill", color: "#000000", step: 1, rows: Array<number>(1_400_001).fill(0) };
  assert.equal(isFull(drawn([begun, marked("one", 1)])), false);
  assert.equal(isFull(drawn([begun, { act: "mark", layer: "one", mark: heavy }])), true);
});
