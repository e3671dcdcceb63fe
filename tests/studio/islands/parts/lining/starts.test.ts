import assert from "node:assert/strict";
import { test } from "node:test";
import { momentBefore, starts } from "../../../../../src/ensemble/studio/islands/parts/lining/starts";

const sound = (at: number) => ({ url: "", at });

test("what has begun already is over in part, what comes later waits", () => {
  const found = starts([sound(0), sound(48_000), sound(-24_000)], 24_000);
  assert.deepEqual(found, [
    { wait: 0, over: 0.5 },
    { wait: 0.5, over: 0 },
    { wait: 0, over: 1 },
  ]);
});

test("one hears two seconds before a take, and never silence before the guide", () => {
  assert.equal(momentBefore(480_000), 384_000);
  assert.equal(momentBefore(48_000), 0);
  assert.equal(momentBefore(-48_000), -48_000);
});
