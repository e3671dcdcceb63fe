import assert from "node:assert/strict";
import { test } from "node:test";
import { STRETCH } from "../../../../../src/ensemble/studio/islands/parts/mixer/arithmetic";
import { Bus } from "../../../../../src/ensemble/studio/islands/parts/mixer/bus";
import type { Track } from "../../../../../src/ensemble/studio/islands/parts/mixer/bus";
import { fitting, wantedFrom } from "../../../../../src/ensemble/studio/islands/parts/mixer/window";
import { REST } from "../../../../../src/ensemble/studio/islands/parts/mixer/submix";

const track = (changes: Partial<Track> = {}): Track => ({
  key: "a",
  source: "one",
  samples: 3 * STRETCH,
  heard: true,
  ...REST,
  ...changes,
});

/** A source whose every sample says where it is. */
function filled(bus: Bus, numbers: number[]): Bus {
  for (const number of numbers) {
    const samples = Float32Array.from(
      { length: STRETCH },
      (_, at) => (number * STRETCH + at) / (3 * STRETCH),
    );
    bus.put("one", number, { channels: [samples], louder: 1 });
  }
  return bus;
}

function heard(bus: Bus, start: number): Float64Array {
  const [left, right] = [new Float64Array(128), new Float64Array(128)];
  bus.add(start, left, right, 128);
  return left;
}

test("a track lies where it is laid, to the sample, across stretches", () => {
  const bus = filled(new Bus(), [0, 1, 2]);
  bus.set([track({ offset_samples: 100 })]);
  const first = heard(bus, 0);
  assert.equal(first[99], 0);
  assert.equal(first[101], Math.fround(1 / (3 * STRETCH)));
  const seam = heard(bus, STRETCH);
  assert.equal(seam[99], Math.fround((STRETCH - 1) / (3 * STRETCH)));
  assert.equal(seam[100], Math.fround(1 / 3));
  assert.equal(bus.late, 0);
});

test("trimming moves nothing, and what is before the beginning isn't heard", () => {
  const bus = filled(new Bus(), [0, 1, 2]);
  bus.set([track({ offset_samples: -1_000, trim_start_samples: 1_010 })]);
  const first = heard(bus, 0);
  assert.equal(first[9], 0);
  assert.equal(first[10], Math.fround(1_010 / (3 * STRETCH)));
});

test("a stretch that isn't there is silence, and is counted once", () => {
  const bus = filled(new Bus(), [0]);
  bus.set([track()]);
  for (const start of [STRETCH, STRETCH + 128, STRETCH + 256]) assert.equal(heard(bus, start)[5], 0);
  assert.equal(bus.late, 1);
});

test("it is ready when all that is heard is there, and only that", () => {
  const bus = filled(new Bus(), [0]);
  bus.set([track(), track({ key: "silent", source: "two", is_muted: true })]);
  assert.equal(bus.isReady(STRETCH - 128, 128), true);
  assert.equal(bus.isReady(STRETCH - 127, 128), false);
  assert.equal(bus.isReady(3 * STRETCH, 128), true);
});

test("a muted track needs no stretch, and neither does one that a solo silences", () => {
  const bus = new Bus();
  bus.set([track({ is_muted: true }), track({ key: "b", heard: false })]);
  assert.equal(heard(bus, 0)[5], 0);
  assert.equal(bus.late, 0);
});

test("what is heard first is wanted first, silent tracks come last, and memory is bounded", () => {
  const tracks = [
    track({ key: "silent", source: "silent", is_muted: true }),
    track({ key: "later", source: "later", offset_samples: 1_000 }),
    track({ key: "now", source: "now" }),
  ];
  const wanted = wantedFrom(tracks, 0, 2 * STRETCH);
  assert.deepEqual(
    wanted.map(({ source, number }) => `${source} ${number}`),
    ["now 0", "later 0", "now 1", "later 1", "silent 0", "silent 1"],
  );
  assert.equal(fitting(wanted, 10, () => 4).length, 2);
  assert.equal(fitting(wanted, 1_000, () => 4).length, 6);
});
