/** One page at a time sends a take, and none what another one has sent already. */
import { takes } from "../capture";
import type { TakeFile } from "../capture/types";

/**
 * Send it as it is kept once it is this page's turn. Resolves with what `send` does; with undefined where
 * it is gone meanwhile. `waits` is called where another page is at it.
 */
export async function alone<Kind>(
  id: string,
  send: (take: TakeFile) => Promise<Kind>,
  waits: () => void = () => undefined,
): Promise<Kind | undefined> {
  const name = `sending ${id}`;
  if (!(await navigator.locks.request(name, { ifAvailable: true }, (lock) => lock !== null))) waits();
  return navigator.locks.request(name, async () => {
    const take = (await takes.all()).find((one) => one.id === id);
    return take && send(take);
  });
}
