/**
 * The service worker: pages to make something on open without a network, as they were last seen.
 *
 * It holds nothing of its own between one event and the next, so a newer one may take over at any moment.
 */
import type { Asked } from "../parts/offline/messages";
import { begin, drop, heed, keep } from "./parts/cellar";
import { extra, file, page } from "./parts/fetching";

const worker = self as unknown as ServiceWorkerGlobalScope;

worker.oninstall = (event) => event.waitUntil(Promise.all([begin(), worker.skipWaiting()]));

worker.onactivate = (event) => {
  const { navigationPreload } = worker.registration;
  event.waitUntil(Promise.all([worker.clients.claim(), navigationPreload?.enable()]));
};

worker.onmessage = (event: ExtendableMessageEvent) => {
  const asked = event.data as Asked;
  const done = "keep" in asked ? keep(asked) : drop(asked.drop);
  // Who asks waits for an answer, whatever went wrong.
  event.waitUntil(done.catch(() => false).then((well) => event.ports[0]?.postMessage(well)));
};

worker.onfetch = (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== worker.location.origin || request.method !== "GET") return;
  if (request.mode === "navigate" || request.headers.has("HX-Boosted"))
    event.respondWith(page(event, (answer) => event.waitUntil(heed(request.url, answer))));
  else if (pathname.startsWith("/static/built/")) event.respondWith(file(request));
  else if (/^\/(files|backings|draw\/strokes)\//.test(pathname) && !request.headers.has("Range"))
    event.respondWith(extra(event));
};
