/** What is pressed: record, stop, listen, measure, send. */
import { CaptureTrouble, isAllowed, maySound } from "../capture";
import { DOOR } from "../offline/messages";
import { sendAlone } from "../sending/alone";
import { Refusal } from "../sending/refusal";
import { goesOnFor } from "../sending/wanted";
import type { TakeFile } from "../capture";
import { written } from "./edits";
import { allowed } from "./machine";
import type { Trouble } from "./machine";
import { fill, forget, pending, remember } from "./memory";
import { packRecording } from "./packing";
import { loudness } from "./saying";
import type { Session } from "./session";
import { FEW, minutesLeft } from "./space";

/** Begin a take, or end the one that is going on. */
export async function recordOrStop(session: Session): Promise<void> {
  const may = allowed(session.state);
  if (may.stop) {
    session.tell({ is: "stopped" });
    return session.sound.stop();
  }
  if (!may.record || !(await opened(session)) || !(await hasSpace(session))) return;
  await caught(session, async () => {
    const { finished } = await session.sound.record(session.wish, session.clicks);
    session.tell({ is: "begun" });
    keep(session, await finished);
  });
}

/** Before anything is pressed: fetch the guide, and open the microphone where nobody has to be asked for it. */
export async function makeReady(session: Session, begun: Promise<void>): Promise<void> {
  if (session.root.dataset.backing && !session.guide) await begun;
  if (pending(session.place) || session.state.step !== "ready") return;
  try {
    const isFree = (await maySound()) && (await isAllowed());
    await (isFree ? session.sound.open(session.facts) : session.sound.prepare(session.facts));
    if (isFree && session.state.step === "ready") openUnasked(session);
  } catch {
    // Whoever presses is told what is wrong.
  }
}

/** A microphone that nobody asked for isn't left open behind another page. */
function openUnasked(session: Session): void {
  session.tell({ is: "opened" });
  const close = (): void => {
    if (session.state.step !== "open" || session.sound.isUsed) return;
    session.tell({ is: "closed" });
    void session.sound.close();
    if (!session.state.takes.length) session.desk.say({ word: session.guide ? "ready" : "bare" });
  };
  document.addEventListener("visibilitychange", close, { once: true });
  // It takes a second to open; whoever has turned away meanwhile isn't there to close it.
  if (document.hidden) close();
}

/** Open the microphone without recording: to see whether it hears. */
export async function tryOut(session: Session): Promise<void> {
  if (!(await opened(session))) return;
  session.tell({ is: "opened" });
  if (session.sound.isChanged) session.desk.say({ word: "changed" });
}

/** Hear the picked take with the rest, or stop that. */
export async function listenOrHush(session: Session): Promise<void> {
  if (session.state.step === "listening") return session.sound.hush();
  if (!allowed(session.state).listen || !(await opened(session))) return;
  session.tell({ is: "listened" });
  await caught(session, () => session.sound.play(session.picked!, session.edited!.now));
  session.tell({ is: "hushed" });
}

/** "Hold the headphones to the microphone." */
export async function measure(session: Session): Promise<void> {
  if (!allowed(session.state).test) return;
  session.tell({ is: "tested" });
  await caught(session, async () => {
    const late = await session.sound.test();
    session.tell({ is: "measured" });
    if (late === null) session.desk.say({ word: "unmeasured" });
    else session.desk.say({ word: "measured", facts: { late: late.toFixed(1) } });
  });
}

/** Send the picked take. Whoever isn't signed in does that first; the take waits here. */
export async function send(session: Session): Promise<void> {
  const [take, edited] = [session.picked, session.edited];
  if (!take || !edited || !allowed(session.state).send) return;
  session.sound.hush();
  const { desk, place, root, member: by } = session;
  remember(place, take.id, desk.form, by);
  if (by === undefined) return signIn(session);
  session.tell({ is: "sends" });
  const to = { endpoint: root.dataset.uploads!, place, by, typed: () => new FormData(desk.form) };
  const isSent = await caught(session, async () => {
    await session.shelf.noteNow(take, written(edited.now));
    const order = { take, pack: packRecording, ...to };
    const address = await sendAlone(order, (news) => session.tell(news));
    session.tell({ is: "sent" });
    location.assign(address ?? DOOR);
  });
  // Refused: whoever opens the page again looks at it first.
  if (!isSent && session.state.step !== "signing") forget(place);
}

/** Go on with what was to be sent before its maker signed in, or before the page was closed. */
export async function goOn(session: Session): Promise<void> {
  const unsent = pending(session.place);
  if (!unsent || !session.shelf.takes.has(unsent.take)) return;
  fill(session.desk.form, unsent.answers);
  session.tell({ is: "picked", take: unsent.take });
  if (goesOnFor({ by: unsent.by ?? "" }, session.member)) await send(session);
}

/** A take has come: its length and loudness are told. */
function keep(session: Session, take: TakeFile): void {
  const more = take.full ? "ran-out" : loudness(session.sound.peak);
  session.add("kept", take, more && session.desk.word(more));
}

async function hasSpace(session: Session): Promise<boolean> {
  const minutes = await minutesLeft();
  const facts = { minutes: `${Math.floor(minutes)}` };
  if (minutes < 1) session.tell({ is: "troubled", trouble: "full" });
  else if (minutes < FEW) session.desk.say({ word: "space", facts });
  return minutes >= 1;
}

async function opened(session: Session): Promise<boolean> {
  if (session.state.isOpen) return true;
  session.tell({ is: "asked" });
  return caught(session, async () => {
    // Links to the guide run out: they are asked for anew, unless it is here already.
    if (session.root.dataset.backing && !session.sound.isReady) await session.findGuide();
    await session.sound.open(session.facts);
  });
}

/** Run it; whatever goes wrong is told, and nothing that was recorded is lost. */
async function caught(session: Session, body: () => Promise<void>): Promise<boolean> {
  try {
    await body();
    return true;
  } catch (error) {
    const trouble = error instanceof CaptureTrouble ? error.trouble : "refused";
    if (trouble === "signedOut") signIn(session);
    else if (error instanceof Refusal) session.tell({ is: "troubled", trouble, because: error.message });
    else session.tell({ is: "troubled", trouble: trouble as Trouble });
    return false;
  }
}

function signIn(session: Session): void {
  session.tell({ is: "signing" });
  location.assign(session.root.dataset.enter!);
}
