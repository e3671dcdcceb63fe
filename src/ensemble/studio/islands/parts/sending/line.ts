/** The line to the server: whether it is there, as far as the browser knows. */

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
