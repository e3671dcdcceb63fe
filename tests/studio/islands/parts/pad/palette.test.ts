import assert from "node:assert/strict";
import { test } from "node:test";
import { hex, lab, palette } from "../../../../../src/ensemble/studio/islands/parts/pad/palette";

type Color = [number, number, number];

/** Pixels of these colors, each so many times, in an order that looks random. */
function pixels(...parts: [Color, count: number][]): number[] {
  const found = parts.flatMap(([color, count]) => Array.from({ length: count }, () => [...color, 255]));
  return found
    .map((pixel, at) => [(at * 7919) % 10007, pixel] as const)
    .sort((one, other) => one[0] - other[0])
    .flatMap(([, pixel]) => pixel);
}

const red: Color = [217, 56, 30];
const blue: Color = [58, 95, 168];
const white: Color = [255, 255, 255];
const almostRed: Color = [221, 60, 33];

test("each color that is there is found, from dark to light", () => {
  assert.deepEqual(palette(pixels([red, 100], [blue, 900], [white, 5000]), 8), [
    "#3a5fa8",
    "#d9381e",
    "#ffffff",
  ]);
});

test("colors that look alike count as one", () => {
  assert.equal(palette(pixels([red, 300], [almostRed, 300], [white, 400]), 8).length, 2);
});

test("a small patch of another color is chosen before one more shade of the ground", () => {
  const found = palette(pixels([[200, 200, 200], 4000], [[170, 170, 170], 4000], [red, 200]), 2);
  assert.ok(found.includes("#d9381e"));
});

test("what one pixel in a thousand has, or nobody can see, is left out", () => {
  assert.deepEqual(palette(pixels([white, 5000], [red, 3]), 8), ["#ffffff"]);
  assert.deepEqual(palette([217, 56, 30, 0], 8), []);
});

test("the same picture gives the same colors, however its pixels lie", () => {
  const one = pixels([red, 120], [blue, 340], [white, 900], [[20, 90, 60], 200]);
  const other = [...one].reverse();
  for (let at = 0; at < other.length; at += 4) other.splice(at, 4, ...other.slice(at, at + 4).reverse());
  assert.deepEqual(palette(one, 8), palette(one, 8));
  assert.deepEqual(palette(one, 8), palette(other, 8));
});

test("a color comes back from OKLab as it went", () => {
  for (const color of ["#000000", "#d9381e", "#3c8f96", "#f4c84a", "#ffffff"])
    assert.equal(hex(lab([1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16)) as Color)), color);
});
