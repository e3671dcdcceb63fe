/** Sends a take from the list of what waits, by the same steps as the page it was made on. */
import { CaptureTrouble } from "../capture/types";
import type { TakeFile } from "../capture/types";
import { alone } from "../sending/alone";
import { freshToken } from "../sending/handing";
import { Refusal, Unreached } from "../sending/refusal";
import { send } from "../sending/send";
import type { Parcels } from "../sending/send";
import { placeOf, wantedOf } from "../sending/wanted";
import type { Wanted } from "../sending/wanted";
import type { Step } from "./steps";

/** Resolves with the address of what was made; undefined where another page has sent it, or taken it back. */
export async function sendWaiting(
  id: string,
  uploads: string,
  tell: (step: Step) => void,
): Promise<string | undefined> {
  const begin = async (take: TakeFile): Promise<string | undefined> => {
    const wanted = wantedOf(take);
    return wanted && sendTo(placeOf(take), take, wanted, uploads, tell);
  };
  return alone(id, begin, () => tell({ is: "occupied" }));
}

async function sendTo(
  place: string,
  take: TakeFile,
  { by, answers }: Wanted,
  endpoint: string,
  tell: (step: Step) => void,
): Promise<string> {
  await reached(place, by);
  tell({ is: "packing" });
  let share = 0;
  const pack = (): Promise<Parcels> => packed(take);
  return send({ take, pack, endpoint, place, by, typed: () => formOf(answers) }, (news) => {
    if (news.is === "done") share = news.share;
    const isCut = news.is === "waits" || !navigator.onLine;
    if (news.is !== "packed") tell(isCut ? { is: "cut" } : { is: "going", share });
  });
}

/** Whether it would be taken, before anything is packed. Raises CaptureTrouble, Refusal or Unreached. */
async function reached(place: string, by: string): Promise<void> {
  try {
    await freshToken(place, by);
  } catch (error) {
    throw error instanceof CaptureTrouble || error instanceof Refusal ? error : new Unreached();
  }
}

async function packed(take: TakeFile): Promise<Parcels> {
  const { kind } = take.about;
  // Each is fetched by who needs it.
  if (kind === "film") return (await import("../camera/packing")).packFilm(take);
  if (kind === "read") return (await import("../reader/packing")).packReading(take);
  return (await import("../recorder/packing")).packRecording(take, () => undefined);
}

function formOf(answers: Wanted["answers"]): FormData {
  const form = new FormData();
  for (const [name, value] of answers) form.append(name, value);
  return form;
}
