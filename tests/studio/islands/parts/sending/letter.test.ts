import assert from "node:assert/strict";
import { test } from "node:test";
import type { TakeFile } from "../../../../../src/ensemble/studio/islands/parts/capture/types";
import { cutOf, fieldsOf } from "../../../../../src/ensemble/studio/islands/parts/sending/letter";

const take = (facts: Partial<TakeFile>): TakeFile =>
  ({
    frames: 480_000,
    from: 0,
    to: 240_000,
    interrupted: false,
    cutOff: false,
    ticks: { at: [-96_000], seed: 1 },
    microphone: { reportedMs: 20 },
    alignment: {
      offsetSamples: -100_000,
      method: "ticks",
      confidence: 0.98,
      latencyMs: 31,
      clearDb: null,
      endTickMs: null,
      flagged: false,
      retake: false,
    },
    ...facts,
  }) as TakeFile;

test("count-in and end tick are cut away", () => {
  assert.deepEqual(cutOf(take({})), { start: 100_000, end: 340_000 });
});

test("a take that was cut off is used to its end", () => {
  assert.deepEqual(cutOf(take({ to: null, frames: 120_000 })), { start: 100_000, end: 120_000 });
  assert.deepEqual(cutOf(take({ to: 0 })), { start: 100_000, end: 480_000 });
  assert.deepEqual(cutOf(take({ frames: 90_000, to: null })), { start: 90_000, end: 90_000 });
});

test("a form is told where the raw take stands and why", () => {
  const fields = fieldsOf(take({}));
  assert.equal(fields.raw_at, "-100000");
  assert.equal(fields.trim_start, "100000");
  const evidence = JSON.parse(fields.evidence!) as Record<string, unknown>;
  assert.equal(evidence.method, "ticks");
  assert.equal(evidence.end_tick_ms, null);
});

test("what was moved and cut by hand is told as it stands", () => {
  const fields = fieldsOf(take({}), { nudge: 480, start: 120_000, end: 200_000 });
  assert.deepEqual([fields.raw_at, fields.trim_start, fields.trim_end], ["-99520", "120000", "200000"]);
  const evidence = JSON.parse(fields.evidence!) as Record<string, unknown>;
  assert.deepEqual([evidence.method, evidence.nudge_samples], ["hand", 480]);
});
