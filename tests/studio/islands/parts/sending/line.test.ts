import assert from "node:assert/strict";
import { test } from "node:test";
import { heedLine } from "../../../../../src/ensemble/studio/islands/parts/sending/line";

const page = new EventTarget();

function open(onLine: boolean): void {
  Object.defineProperty(globalThis, "navigator", { value: { onLine }, configurable: true });
  Object.assign(globalThis, { addEventListener: page.addEventListener.bind(page) });
}

test("where there is no line already that is told at once, then whenever it changes until that ends", () => {
  open(false);
  const told: boolean[] = [];
  const stop = heedLine((isThere) => told.push(isThere));
  assert.deepEqual(told, [false]);
  page.dispatchEvent(new Event("online"));
  page.dispatchEvent(new Event("offline"));
  stop();
  page.dispatchEvent(new Event("online"));
  assert.deepEqual(told, [false, true, false]);
});

test("a line that is there is nothing to tell", () => {
  open(true);
  const told: boolean[] = [];
  heedLine((isThere) => told.push(isThere))();
  assert.deepEqual(told, []);
});
