import assert from "node:assert/strict";
import { test } from "node:test";
import {
  addressOf,
  dated,
  filesIn,
  MOST_BYTES,
  MOST_EXTRAS,
  MOST_PAGES,
  needed,
  newest,
  NOTHING,
  pageAt,
  withExtra,
  without,
  withPage,
} from "../../../../../src/ensemble/studio/islands/parts/offline/kept";
import type { KeptPage } from "../../../../../src/ensemble/studio/islands/parts/offline/kept";

const page = (address: string, extras: Record<string, number> = {}): KeptPage => ({
  ...{ address, title: address, keptAt: "2026-01-01T00:00:00Z" },
  ...{ files: ["/static/built/start-AAAAAAAA.js"], extras },
});

test("a page is known by its path and what is asked of it, however it is opened", () => {
  assert.equal(addressOf("https://a.example/pieces/x/record/#here"), "/pieces/x/record/");
  assert.equal(addressOf("/draw/?piece=x&drawing=new&send=1"), "/draw/?piece=x");
  assert.equal(addressOf("/record/?bpm=96"), "/record/");
  assert.equal(addressOf("/draw/?"), "/draw/");
});

test("a page kept again is there once, as the newest", () => {
  const kept = withPage(withPage(withPage(NOTHING, page("/a/")), page("/b/")), page("/a/"));
  assert.deepEqual(
    kept.pages.map(({ address }) => address),
    ["/a/", "/b/"],
  );
});

test("the oldest pages go where there are too many", () => {
  let kept = NOTHING;
  for (let at = 0; at <= MOST_PAGES; at++) kept = withPage(kept, page(`/${at}/`));
  assert.equal(kept.pages.length, MOST_PAGES);
  assert.equal(pageAt(kept, "/0/"), undefined);
});

test("guides are kept within a bound, and the newest page stays whatever it weighs", () => {
  const kept = withPage(NOTHING, page("/a/", { "/files/a": MOST_BYTES }));
  const both = withPage(kept, page("/b/", { "/files/b": 1 }));
  assert.deepEqual(
    both.pages.map(({ address }) => address),
    ["/b/"],
  );
  assert.equal(withExtra(both, "/b/", "/files/c", MOST_BYTES), both);
  assert.equal(withExtra(both, "/b/", "/files/c", 5).pages[0]!.extras["/files/c"], 5);
  assert.equal(withExtra(both, "/nowhere/", "/files/c", 5), both);
});

test("of what a page has played the newest stays, however often it is made anew", () => {
  let extras: Record<string, number> = { "/files/first": 1 };
  for (let at = 0; at < MOST_EXTRAS; at++) extras = newest(extras, { [`/files/${at}`]: 1, "/files/same": 2 });
  assert.equal(Object.keys(extras).length, MOST_EXTRAS);
  assert.ok(!("/files/first" in extras) && "/files/same" in extras);
});

test("what a page needs goes with it, and what another needs stays", () => {
  const kept = withPage(withPage(NOTHING, page("/a/", { "/files/a": 1 })), page("/b/"));
  assert.ok(needed(kept).has("/files/a"));
  const left = needed(without(kept, "/a/"));
  assert.deepEqual([...left], ["/b/", "/static/built/start-AAAAAAAA.js"]);
});

test("the files of a page are found in it once each, without what is pointed at in them", () => {
  const html = `<link href="/static/built/site-AB12CD34.css"><use href="/static/built/icons-1.svg#mic"/>
    <x data-keep="/static/built/a-1.js /static/built/site-AB12CD34.css">`;
  assert.deepEqual(filesIn(html), [
    "/static/built/site-AB12CD34.css",
    "/static/built/icons-1.svg",
    "/static/built/a-1.js",
  ]);
});

test("a kept page says when it was kept", () => {
  const html = '<studio-offline data-keep="">';
  assert.equal(dated(html, "then"), '<studio-offline data-kept-at="then" data-keep="">');
});
