import assert from "node:assert/strict";
import { test } from "node:test";
import { LATENCY, Limiter } from "../../../../../src/ensemble/studio/islands/parts/mixer/limiter";

// What `turned_down` of engine/sound/limiter.py makes of the same sound: sample, left, right.
const SERVER = [
  [100, -0.007790670255, 0.000230359253],
  [700, -0.141520481655, -0.051702445531],
  [1400, 0.386483742158, -0.467996713352],
  [1500, 0.038336141989, -0.152572239069],
  [3000, 0.002424239758, -0.012390312974],
  [4300, 0.715683526344, -0.387711568568],
  [5600, 0.015470751219, 0.003360433479],
  [7100, 0.826724572376, -0.488032167616],
  [9000, 0.062725477861, 0.044912623239],
] as const;

function limited(size: number, louder = 1): [number[], number[]] {
  const limiter = new Limiter();
  const made: [number[], number[]] = [[], []];
  for (let start = 0; start < 9_600 + LATENCY; start += size) {
    const swell = (at: number) => (at < 9_600 ? Math.sin(at * 0.0011) ** 2 * louder : 0);
    const at = Array.from({ length: size }, (_, number) => start + number);
    const left = Float64Array.from(at, (one) => 1.6 * Math.sin(one * 0.31) * swell(one));
    const right = Float64Array.from(at, (one) => 0.9 * Math.cos(one * 0.173) * swell(one));
    limiter.turn(left, right, size);
    made[0].push(...left);
    made[1].push(...right);
  }
  return made;
}

test("it turns down what the server's limiter turns down, to the last digit", () => {
  const [left, right] = limited(128);
  for (const [at, one, other] of SERVER) {
    assert.ok(Math.abs(left[at + LATENCY]! - one) < 1e-11);
    assert.ok(Math.abs(right[at + LATENCY]! - other) < 1e-11);
  }
});

test("the blocks it is heard in make no difference", () => {
  const [one, other] = [limited(128)[0], limited(100)[0]];
  assert.deepEqual(one.slice(0, 9_600), other.slice(0, 9_600));
});

test("what is soft enough isn't touched", () => {
  const [left] = limited(128, 0.4);
  for (const at of [0, 777, 4_000]) {
    assert.equal(left[at + LATENCY], 1.6 * Math.sin(at * 0.31) * (Math.sin(at * 0.0011) ** 2 * 0.4));
  }
});
