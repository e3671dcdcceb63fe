/** The last step of every page for takes: its form, its progress, and what to say when it can't be sent. */
import { CaptureTrouble } from "../capture/types";
import type { TakeFile } from "../capture/types";
import { DOOR } from "../offline/messages";
import { alone } from "./alone";
import type { Desk } from "./desk";
import { letArrived } from "./forgetting";
import { heedLine } from "./line";
import type { Parcels } from "./send";
import { intend, leaveToSignIn } from "./waiting";

type States = "done" | "sending";

/** Send a take as `pack` packs it; it is forgotten once the server has made a piece of it. */
export async function sendTake(
  desk: Desk<States | string>,
  host: HTMLElement,
  take: TakeFile,
  pack: (take: TakeFile) => Promise<Parcels>,
): Promise<void> {
  const form = desk.part<HTMLFormElement>("form.sending");
  if (!form.reportValidity()) return;
  const { member: by } = host.dataset;
  if (by === undefined) return leaveToSignIn(take, form, host.dataset.enter!);
  desk.set("sending");
  desk.tell("packing");
  try {
    await intend(take, form, { by });
    const address = await alone(take.id, async () => {
      const made = await handOver(desk, host, await pack(take));
      await letArrived(take);
      return made;
    });
    // Where another page has sent it, nothing waits here any more.
    location.assign(address ?? DOOR);
  } catch (error) {
    desk.set("done");
    desk.say(reason(error, desk));
    // Last, for a full device can't write that down either.
    await intend(take, form, { by, isWanted: false });
  }
}

/** Fetched only now: a page for recording stays light. */
async function handOver(desk: Desk<string>, host: HTMLElement, parcels: Parcels): Promise<string> {
  const { send } = await import("./send");
  const bar = desk.part<HTMLProgressElement>("progress");
  const form = desk.part<HTMLFormElement>("form.sending");
  const { uploads, member } = host.dataset;
  const to = { endpoint: uploads!, place: location.pathname, by: member! };
  const letter = { ...to, typed: () => new FormData(form), ...parcels };
  const told = (isThere: boolean): void => desk.tell(isThere ? "packing" : "waits");
  const stop = heedLine(told);
  const share = (of: number): void => {
    bar.value = of;
    // The bar is seen to go on; it is said at every quarter.
    desk.tell(navigator.onLine ? "going" : "waits", { percent: `${Math.floor(of * 4) * 25} %` });
  };
  try {
    return await send(letter, { share, waits: (isWaiting) => told(!isWaiting) });
  } finally {
    stop();
  }
}

function reason(error: unknown, desk: Desk<string>): string {
  const told =
    error instanceof CaptureTrouble ? desk.word(`trouble-${error.trouble}`) : (error as Error).message;
  return told || desk.word("trouble-refused");
}
