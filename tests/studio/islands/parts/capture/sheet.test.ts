import assert from "node:assert/strict";
import { test } from "node:test";
import { CLEAR_DB, hearTicks } from "../../../../../src/ensemble/studio/islands/parts/capture/hearing";
import { Sheet } from "../../../../../src/ensemble/studio/islands/parts/capture/sheet";
import { countIn, GAP, RATE } from "../../../../../src/ensemble/studio/islands/parts/capture/ticks";

const [LEAD, LENGTH] = [5 * RATE, 8 * RATE];

/** What a browser's buffer does, of one channel. */
class Buffer {
  readonly numberOfChannels = 1;
  constructor(readonly samples: Float32Array) {}
  copyFromChannel(into: Float32Array, _channel: number, first: number): void {
    into.set(this.samples.subarray(first, first + into.length));
  }
  copyToChannel(from: Float32Array, _channel: number, first: number): void {
    this.samples.set(from, first);
  }
}

/** Loud chords with a drum in them, and room around. */
function music(): Float32Array {
  let state = 1;
  return Float32Array.from({ length: LEAD + LENGTH + RATE }, (_, at) => {
    const time = at - LEAD;
    if (time < 0 || time >= LENGTH) return 0;
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    const tones = [110, 138.6, 164.8, 1_760].map((hertz) => Math.sin((2 * Math.PI * hertz * time) / RATE));
    const drum = (state / 2 ** 31) * Math.exp(-(time % 24_000) / 2_000);
    return 0.2 * tones.reduce((sum, tone) => sum + tone, 0) + 0.2 * drum;
  });
}

function sheet(samples: Float32Array): Sheet {
  return new Sheet(new Buffer(samples) as unknown as AudioBuffer, LEAD, LENGTH);
}

test("under a count-in the guide is heard at half its level, and as loud as ever from the beginning on", () => {
  const [played, plain] = [music(), music()];
  const from = 4 * RATE;
  const ticks = countIn(from, 96);
  sheet(played).tick(ticks, from, null);
  const between = LEAD + ticks.at[0]! + RATE / 4;
  assert.ok(Math.abs(played[between]! - plain[between]! / 2) < 1e-6);
  assert.deepEqual(played.slice(LEAD + from), plain.slice(LEAD + from));
});

test("the ticks are heard through it where it is loud", () => {
  const played = music();
  const from = 4 * RATE;
  const ticks = countIn(from, 96);
  sheet(played).tick(ticks, from, null);
  const late = 1_733;
  const heard = hearTicks(
    (first, count) => {
      const begin = LEAD + first - late;
      return played.slice(begin, begin + count);
    },
    ticks.at,
    ticks.seed,
  );
  assert.equal(Math.round(heard.all!.delay), late);
  assert.ok(heard.all!.clearDb > CLEAR_DB + 10);
  assert.ok(heard.each.every((tick) => tick && Math.abs(tick.delay - late) < 1));
});

test("after the end nothing sounds but the end tick, and all of it is taken out again", () => {
  const [played, plain] = [music(), music()];
  const one = sheet(played);
  const until = 6 * RATE;
  one.tick(countIn(4 * RATE), 4 * RATE, until + GAP);
  assert.ok(played.slice(LEAD + until + RATE / 100, LEAD + until + GAP).every((value) => value === 0));
  const tick = played.slice(LEAD + until + GAP, LEAD + until + GAP + 2_048);
  assert.ok(tick.some((value) => Math.abs(value) > 0.4));
  one.clear();
  assert.deepEqual(played, plain);
});
