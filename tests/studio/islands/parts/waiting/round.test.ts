import assert from "node:assert/strict";
import { test } from "node:test";
import { CaptureTrouble } from "../../../../../src/ensemble/studio/islands/parts/capture/types";
import { Refusal, Unreached } from "../../../../../src/ensemble/studio/islands/parts/sending/refusal";
import { Round } from "../../../../../src/ensemble/studio/islands/parts/waiting/round";
import type { Due, Send } from "../../../../../src/ensemble/studio/islands/parts/waiting/round";
import { isUnderWay, saying } from "../../../../../src/ensemble/studio/islands/parts/waiting/steps";
import type { Step } from "../../../../../src/ensemble/studio/islands/parts/waiting/steps";

class Row implements Due {
  step: Step = { is: "due" };
  readonly told: Step["is"][] = [];

  constructor(readonly take: string) {}

  tell(step: Step): void {
    this.step = step;
    this.told.push(step.is);
  }
}

const rowsOf = (...takes: string[]): Row[] => takes.map((take) => new Row(take));

test("one after another is sent, and what fails stays with its reason and stops no other", async () => {
  const rows = rowsOf("first", "closed", "away", "elsewhere", "last");
  const begun: string[] = [];
  let isAlone = true;
  const send: Send = async (take, tell) => {
    assert.ok(isAlone);
    isAlone = false;
    begun.push(take);
    tell({ is: "packing" });
    await Promise.resolve();
    isAlone = true;
    if (take === "closed") throw new Refusal("That call is closed.");
    if (take === "away") throw new CaptureTrouble("signedOut");
    return take === "elsewhere" ? undefined : `/pieces/${take}/`;
  };
  let done = 0;
  await new Round(
    send,
    () => rows,
    () => done++,
  ).go();
  assert.deepEqual(
    begun,
    rows.map(({ take }) => take),
  );
  assert.deepEqual(
    rows.map(({ step }) => step),
    [
      { is: "sent", address: "/pieces/first/" },
      { is: "failed", word: "refused", because: "That call is closed." },
      { is: "failed", word: "signed-out" },
      { is: "gone" },
      { is: "sent", address: "/pieces/last/" },
    ],
  );
  assert.equal(done, 1);
});

test("without a line all stays, and goes when it is back", async () => {
  const rows = rowsOf("one", "two");
  let isThere = false;
  const round = new Round(
    async (take) => {
      if (!isThere) throw new Unreached();
      return `/pieces/${take}/`;
    },
    () => rows,
    () => undefined,
  );
  await round.go();
  assert.deepEqual(
    rows.map(({ step }) => step.is),
    ["unreached", "unreached"],
  );
  isThere = true;
  await round.go();
  round.end();
  assert.deepEqual(
    rows.map(({ told }) => told),
    [
      ["unreached", "sent"],
      ["unreached", "sent"],
    ],
  );
});

test("what failed is tried again only when somebody says so, also while others go", async () => {
  const [one, two] = [new Row("one"), new Row("two")];
  const tries: string[] = [];
  const send: Send = async (take) => {
    tries.push(take);
    if (take === "one" && tries.length === 1) throw new Refusal("Not now.");
    if (take === "two") one.tell({ is: "due" });
    return `/pieces/${take}/`;
  };
  const round = new Round(
    send,
    () => [one, two],
    () => undefined,
  );
  await Promise.all([round.go(), round.go()]);
  await round.go();
  assert.deepEqual(tries, ["one", "two", "one"]);
});

test("progress is said in percent, and what is under way can't be thrown away", () => {
  assert.deepEqual(saying({ is: "going", share: 0.257 }), { word: "going", facts: { percent: "25 %" } });
  assert.ok(isUnderWay({ is: "cut" }));
  assert.ok(!isUnderWay({ is: "unreached" }));
});
