/** Answers requests: from the network where there is one, else from what is kept. */
import { DOOR, FILES, PAGES } from "../../parts/offline/messages";
import { addressOf, pageAt } from "../../parts/offline/kept";
import { door, keepExtra, list, pageKept } from "./cellar";

/** A line that gives nothing for so long is no line, where the page is here. */
const PATIENCE_MS = 5_000;

/** A page: from the network, else as it was, else the page that says what can be opened. */
export async function page(event: FetchEvent, heard: (answer: Response) => void): Promise<Response> {
  const { url } = event.request;
  const coming = Promise.resolve(event.preloadResponse as Promise<Response | undefined>).then(
    (answer) => answer ?? fetch(event.request),
  );
  try {
    const answer = await soon(coming, url);
    if (answer.status < 500 || !(await isKept(url))) {
      heard(answer);
      return answer;
    }
  } catch {
    // There is no line: what is here has to do.
  }
  return (await pageKept(url)) ?? (await door()) ?? Response.error();
}

/** A file of the place itself, which is named after its content. */
export async function file(request: Request): Promise<Response> {
  const found = await (await caches.open(FILES)).match(request.url, { ignoreVary: true });
  return found ?? fetch(request);
}

/** What a page plays or shows: kept with the page, if it is one that is kept. */
export async function extra(event: FetchEvent): Promise<Response> {
  const { pathname } = new URL(event.request.url);
  try {
    const answer = await fetch(event.request);
    if (answer.status === 200) event.waitUntil(keepExtra(event.request.referrer, pathname, answer.clone()));
    return answer;
  } catch (error) {
    const found = await (await caches.open(PAGES)).match(pathname, { ignoreVary: true });
    if (!found) throw error;
    return found;
  }
}

/** What comes; where it takes too long, what is kept has to do. The list is read only then. */
function soon(coming: Promise<Response>, url: string): Promise<Response> {
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS)).then(async () => {
    if (await isKept(url)) throw new Error("Nothing has come.");
    return coming;
  });
  // Whichever comes second is nobody's any more.
  for (const each of [coming, late]) each.catch(() => undefined);
  return Promise.race([coming, late]);
}

async function isKept(url: string): Promise<boolean> {
  return addressOf(url) === DOOR || pageAt(await list(), url) !== undefined;
}
