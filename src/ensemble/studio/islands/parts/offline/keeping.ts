/** The page's side of the service worker. */
import { PAGES, LIST, WORKER } from "./messages";
import type { Asked } from "./messages";
import { NOTHING } from "./kept";
import type { Kept } from "./kept";

/** Keep a page. Returns whether it is kept: not where the browser can't, or doesn't want to. */
export async function keep(address: string, title: string, extras: string[]): Promise<boolean> {
  try {
    await navigator.serviceWorker.register(WORKER, { updateViaCache: "none" });
    return await ask({ keep: address, title, extras });
  } catch {
    return false;
  }
}

export async function letGo(address: string): Promise<boolean> {
  return ask({ drop: address });
}

/** The list of what is kept, as the worker wrote it. */
export async function list(): Promise<Kept> {
  if (!("caches" in window) || !(await caches.has(PAGES))) return NOTHING;
  const found = await (await caches.open(PAGES)).match(LIST);
  return found ? ((await found.json()) as Kept) : NOTHING;
}

async function ask(question: Asked): Promise<boolean> {
  const { active } = await navigator.serviceWorker.ready;
  const { port1, port2 } = new MessageChannel();
  const answered = new Promise<boolean>((resolve) => {
    port1.onmessage = ({ data }: MessageEvent<boolean>) => resolve(data);
  });
  active!.postMessage(question, [port2]);
  return answered;
}
