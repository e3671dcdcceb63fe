/** One page at a time sends a take, and none what another one has sent already. */
import { takes } from "../capture";
import type { TakeFile } from "../capture/types";
import { letArrived } from "./forgetting";
import { lineThere } from "./line";
import type { Going } from "./line";
import type { Order } from "./send";

/** Send it as its page has it. Resolves with the page to go on to; with undefined where another one has sent it. */
export async function sendAlone(order: Order, tell: (news: Going) => void): Promise<string | undefined> {
  return alone(order.take.id, async () => {
    await lineThere(tell);
    // Fetched only now: a page for recording stays light.
    const { send } = await import("./send");
    return send(order, tell);
  });
}

/**
 * Send it as it is kept once it is this page's turn, and let go of what has become an address. Resolves with
 * that; with undefined where it is gone meanwhile. `waits` is called where another page is at it.
 */
export async function alone(
  id: string,
  send: (take: TakeFile) => Promise<string | undefined>,
  waits: () => void = () => undefined,
): Promise<string | undefined> {
  const name = `sending ${id}`;
  if (!(await navigator.locks.request(name, { ifAvailable: true }, (lock) => lock !== null))) waits();
  return navigator.locks.request(name, async () => {
    const take = (await takes.all()).find((one) => one.id === id);
    const address = take && (await send(take));
    if (address) await letArrived(take);
    return address;
  });
}
