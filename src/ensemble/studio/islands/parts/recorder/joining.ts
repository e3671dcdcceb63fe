/** A take of some bars can go into a longer one: offers that, and does it. */
import { takes as kept } from "../capture";
import type { Splice, TakeFile } from "../capture";
import { written } from "./edits";
import { spliceOf } from "./passage";
import type { Session } from "./session";

/** Offer each take that the picked one is a part of. */
export function offerHomes(session: Session): void {
  const row = session.desk.part(".into");
  const homes = homesOf(session);
  row.hidden = !homes.length;
  const buttons = homes.map(([take, at]) => button(session, take, at));
  if (names(row) !== buttons.map((each) => each.textContent).join()) row.replaceChildren(...buttons);
  else buttons.forEach((each, number) => ((row.children[number] as HTMLElement).onclick = each.onclick));
}

function homesOf(session: Session): [TakeFile, Splice][] {
  const { picked, edited } = session;
  if (!picked || !edited) return [];
  return [...session.shelf.takes.values()].flatMap((take): [TakeFile, Splice][] => {
    const at = spliceOf([take, session.editedOf(take).now], [picked, edited.now]);
    return take !== picked && at ? [[take, at]] : [];
  });
}

function button(session: Session, base: TakeFile, at: Splice): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "button";
  made.textContent = session.desk.word("into", { take: session.shelf.called(base) });
  made.onclick = () => void join(session, base, at);
  return made;
}

function names(row: HTMLElement): string {
  return [...row.children].map((each) => each.textContent).join();
}

async function join(session: Session, base: TakeFile, at: Splice): Promise<void> {
  const part = session.picked;
  if (!part) return;
  session.sound.hush();
  // Pressed twice, it is done once.
  session.desk.part(".into").hidden = true;
  const about = { ...base.about, ...written(session.editedOf(base).now), joined: "yes" };
  try {
    const facts = { base: session.shelf.called(base) };
    session.add("joined", await kept.splice(base, part, at, about), "", facts);
    session.desk.listen.focus();
  } catch {
    offerHomes(session);
    session.desk.say({ word: "full" });
  }
}
