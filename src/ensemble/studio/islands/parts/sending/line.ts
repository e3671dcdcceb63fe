/** The line to the server: whether it is there, as far as the browser knows. */

/** How far the sending of a take has come. What packs it says how much is done of that, too. */
export type Going = { is: "packed" | "waits" | "goes" | "arrived" } | { is: "done"; share: number };

const AGAIN_MS = 4_000;

/** Be told when it is gone (false), at once where it is already, and when it is back (true). Returns how to stop that. */
export function heedLine(tell: (isThere: boolean) => void): () => void {
  const ending = new AbortController();
  const { signal } = ending;
  for (const name of ["online", "offline"]) addEventListener(name, () => tell(name === "online"), { signal });
  if (!navigator.onLine) tell(false);
  return () => ending.abort();
}

/** Resolves when it is back, or after a pause: not every browser knows. */
export async function lineOrPause(): Promise<void> {
  let stop = (): void => undefined;
  await new Promise<void>((resolve) => {
    stop = heedLine((isThere) => isThere && resolve());
    setTimeout(resolve, AGAIN_MS);
  });
  stop();
}

/** What packs a take is fetched when it is needed: without a line it waits, and the take with it. */
export async function lineThere(tell: (news: Going) => void): Promise<void> {
  if (navigator.onLine) return;
  tell({ is: "waits" });
  while (!navigator.onLine) await lineOrPause();
  tell({ is: "goes" });
}
