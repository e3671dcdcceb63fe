/** The last step of every page for takes: its form, its progress, and what to say when it can't be sent. */
import { CaptureTrouble } from "../capture/types";
import type { TakeFile } from "../capture/types";
import { DOOR } from "../offline/messages";
import { sendAlone } from "./alone";
import type { Desk } from "./desk";
import type { Going } from "./line";
import { Refusal } from "./refusal";
import type { Pack } from "./send";
import { intend, leaveToSignIn } from "./waiting";

type States = "done" | "sending";

/** Send a take as `pack` packs it; it is forgotten once the server has made a piece of it. */
export async function sendTake(
  desk: Desk<States | string>,
  host: HTMLElement,
  take: TakeFile,
  pack: Pack,
): Promise<void> {
  const form = desk.part<HTMLFormElement>("form.sending");
  if (!form.reportValidity()) return;
  const { member: by } = host.dataset;
  if (by === undefined) return leaveToSignIn(take, form, host.dataset.enter!);
  desk.set("sending");
  desk.tell("packing");
  try {
    await intend(take, form, { by });
    const to = { endpoint: host.dataset.uploads!, place: location.pathname, by };
    const address = await sendAlone({ take, pack, ...to, typed: () => new FormData(form) }, told(desk));
    // Where another page has sent it, nothing waits here any more.
    location.assign(address ?? DOOR);
  } catch (error) {
    desk.set("done");
    desk.say(reason(error, desk));
    // Last, for a full device can't write that down either.
    await intend(take, form, { by, isWanted: false });
  }
}

/** How far it has come, shown and said. */
function told(desk: Desk<string>): (news: Going) => void {
  const bar = desk.part<HTMLProgressElement>("progress");
  return (news) => {
    if (news.is === "waits") desk.tell("waits");
    else if (news.is === "goes") desk.tell("packing");
    else if (news.is === "done") {
      bar.value = news.share;
      // The bar is seen to go on; it is said at every quarter.
      const percent = `${Math.floor(news.share * 4) * 25} %`;
      desk.tell(navigator.onLine ? "going" : "waits", { percent });
    }
  };
}

function reason(error: unknown, desk: Desk<string>): string {
  if (error instanceof CaptureTrouble) return desk.word(`trouble-${error.trouble}`);
  return (error instanceof Refusal && error.message) || desk.word("trouble-refused");
}
