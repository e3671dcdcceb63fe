import assert from "node:assert/strict";
import { test } from "node:test";
import type { DetailedError } from "tus-js-client";
import { comesBack, sentence } from "../../../../src/ensemble/pieces/islands/parts/answers";

const answered = (status?: number): DetailedError => {
  const originalResponse = status === undefined ? null : { getStatus: () => status };
  return { originalResponse } as unknown as DetailedError;
};

test("a dead line and a server that is being started again come back", () => {
  for (const status of [undefined, 502, 503, 409, 423, 429]) assert.equal(comesBack(answered(status)), true);
});

test("a refusal is final", () => {
  for (const status of [400, 401, 404, 413, 422]) assert.equal(comesBack(answered(status)), false);
});

test("a problem document is said in its own words", () => {
  assert.equal(sentence('{"title": "That is too large."}'), "That is too large.");
  for (const body of [undefined, "", "<html>", '{"detail": 1}']) assert.equal(sentence(body), undefined);
});
