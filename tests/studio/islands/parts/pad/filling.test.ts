import assert from "node:assert/strict";
import { test } from "node:test";
import { flooded } from "../../../../../src/ensemble/studio/islands/parts/pad/filling";

/** RGBA pixels of a picture of signs: `#` is ink, `.` a pale gray, all else paper. */
function picture(...rows: string[]): [number[], [number, number]] {
  const pixels = rows.flatMap((row) =>
    [...row].flatMap((sign) => [...Array<number>(3).fill(sign === "#" ? 20 : sign === "." ? 220 : 255), 255]),
  );
  return [pixels, [rows[0]!.length, rows.length]];
}

const ring = picture("        ", " ###### ", " #  . # ", " #    # ", " ###### ", "        ");

test("a color flows up to the lines, also over paper that isn't clean", () => {
  assert.deepEqual(flooded(...ring, [3, 3], 0), [2, 2, 6, 3, 2, 6]);
});

test("it goes a little below the lines, so that no light edge is left", () => {
  assert.deepEqual(flooded(...ring, [3, 3]), [1, 2, 6, 2, 1, 7, 3, 1, 7, 4, 2, 6]);
});

test("outside it flows around, and off the paper nowhere", () => {
  const rows = flooded(...ring, [0, 0], 0);
  const count = rows.reduce((sum, value, at) => sum + (at % 3 === 2 ? value - rows[at - 1]! : 0), 0);
  assert.equal(count, 8 * 6 - 6 * 4);
  assert.deepEqual(flooded(...ring, [-1, 3]), []);
  assert.deepEqual(flooded(...ring, [3, 99]), []);
});
