/** What is kept for opening without a network: pages, what they need, and the list of them. */
import { DOOR, FILES, LIST, OWNER, PAGES } from "../../parts/offline/messages";
import type { Keep } from "../../parts/offline/messages";
import {
  addressOf,
  dated,
  filesIn,
  needed,
  newest,
  NOTHING,
  pageAt,
  withExtra,
  without,
  withPage,
} from "../../parts/offline/kept";
import type { Kept } from "../../parts/offline/kept";

const AGE_MS = 60 * 60 * 1000;
const GONE = [401, 403, 404, 410];
let last: Promise<unknown> = Promise.resolve();

/** The door that opens where nothing else does. */
export async function begin(): Promise<void> {
  // As to somebody nobody knows: it stays when its reader signs out.
  const answer = await fetch(DOOR, { credentials: "omit", headers: { Accept: "text/html" } });
  if (!answer.ok) throw new Error(`${answer.status}`);
  const files = filesIn(await answer.clone().text());
  const cache = await caches.open(FILES);
  await bring(cache, files);
  await cache.put(DOOR, answer);
}

export async function door(): Promise<Response | undefined> {
  const kept = await doorKept();
  return kept && again(kept, await kept.text());
}

async function doorKept(): Promise<Response | undefined> {
  return (await caches.open(FILES)).match(DOOR);
}

async function renewed(): Promise<void> {
  const madeAt = Date.parse((await doorKept())?.headers.get("Date") ?? "");
  if (!(Date.now() - madeAt < AGE_MS)) await begin();
}

export async function list(): Promise<Kept> {
  const found = await (await caches.open(PAGES)).match(LIST);
  return found ? ((await found.json()) as Kept) : NOTHING;
}

/** A page as it was kept. */
export async function pageKept(url: string): Promise<Response | undefined> {
  const found = pageAt(await list(), url);
  const answer = found && (await (await caches.open(PAGES)).match(found.address));
  if (!answer) return undefined;
  return again(answer, dated(await answer.text(), found.keptAt));
}

/** An answer anew, of no address of its own: it stands at the one that was asked for. */
function again(answer: Response, html: string): Response {
  const headers = new Headers(answer.headers);
  for (const name of ["Content-Encoding", "Content-Length"]) headers.delete(name);
  return new Response(html, { headers });
}

/** Fetch a page and all it needs. Returns whether it is kept now. */
export function keep({ keep: url, title, extras }: Keep): Promise<boolean> {
  return inTurn(async () => {
    const address = addressOf(url);
    const answer = await fetch(address, { headers: { Accept: "text/html" } });
    if (!answer.ok || answer.redirected) return false;
    const files = filesIn(await answer.clone().text());
    await bring(await caches.open(FILES), files);
    const pages = await caches.open(PAGES);
    const kept = await ownedBy(answer);
    const before = pageAt(kept, address)?.extras ?? {};
    await pages.put(address, answer);
    const page = { address, title, keptAt: new Date().toISOString(), files };
    const held = newest(before, await weighed(pages, extras));
    await write(withPage(kept, { ...page, extras: held }));
    await renewed();
    return true;
  });
}

/** Keep what a page has fetched to play it. */
export function keepExtra(pageUrl: string, path: string, answer: Response): Promise<void> {
  return inTurn(async () => {
    const kept = await list();
    const address = pageUrl && pageAt(kept, pageUrl)?.address;
    // Nobody reads it here, and what isn't let go of is held in memory, however long it is.
    if (!address) return void answer.body?.cancel();
    const bytes = await stored(await caches.open(PAGES), path, answer);
    await write(withExtra(kept, address, path, bytes));
  });
}

/** Let go of a page. */
export function drop(address: string): Promise<boolean> {
  return inTurn(async () => {
    await write(without(await list(), address));
    return true;
  });
}

/** What an answer says about what is kept: it is somebody else's now, or that page is no more. */
export function heed(url: string, answer: Response): Promise<void> {
  const isPage = answer.ok && (answer.headers.get("Content-Type") ?? "").startsWith("text/html");
  const isGone = GONE.includes(answer.status);
  if (!isPage && !isGone) return Promise.resolve();
  return inTurn(async () => {
    const kept = isGone ? without(await list(), addressOf(url)) : await ownedBy(answer);
    if (kept.pages.length < (await list()).pages.length) await write(kept);
  });
}

/** What is kept, if it belongs to whom this answer is for; nothing otherwise. */
async function ownedBy(answer: Response): Promise<Kept> {
  const owner = answer.headers.get(OWNER) ?? "";
  const kept = await list();
  return kept.owner === owner ? kept : { ...NOTHING, owner };
}

/** Write the list, then let go of what nothing on it needs. */
async function write(kept: Kept): Promise<void> {
  const [pages, files] = [await caches.open(PAGES), await caches.open(FILES)];
  await pages.put(LIST, Response.json(kept));
  const outside = filesIn((await (await doorKept())?.text()) ?? "");
  const wanted = new Set([LIST, DOOR, ...outside, ...needed(kept)]);
  for (const cache of [pages, files])
    for (const request of await cache.keys()) {
      const { pathname, search } = new URL(request.url);
      if (!wanted.has(pathname + search)) await cache.delete(request);
    }
}

/** Files named after their content never change: what is here already stays. */
async function bring(cache: Cache, files: string[]): Promise<void> {
  const missing: string[] = [];
  for (const path of files) if (!(await cache.match(path, { ignoreVary: true }))) missing.push(path);
  await cache.addAll(missing);
}

async function weighed(pages: Cache, extras: string[]): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const url of extras) {
    const answer = await fetch(url).catch(() => undefined);
    if (!answer?.ok) continue;
    const path = new URL(url, self.location.href).pathname;
    found[path] = await stored(pages, path, answer);
  }
  return found;
}

/** Put an answer away under its path alone: the signature in its address runs out. */
async function stored(pages: Cache, path: string, answer: Response): Promise<number> {
  const body = await answer.blob();
  const { status, headers } = answer;
  await pages.put(path, new Response(body, { status, headers }));
  return body.size;
}

/** One change after another: each reads the list and writes it. */
function inTurn<Kind>(change: () => Promise<Kind>): Promise<Kind> {
  const next = last.then(change);
  last = next.catch(() => undefined);
  return next;
}
