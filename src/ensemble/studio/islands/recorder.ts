/** `<studio-recorder>`: records on top of a guide, several times if need be, and sends the take that is picked. */
import { changed, letGo, MS, undone } from "./parts/recorder/edits";
import type { Edit } from "./parts/recorder/edits";
import { keyOf } from "./parts/recorder/keys";
import type { Key } from "./parts/recorder/keys";
import { allowed } from "./parts/recorder/machine";
import { Session } from "./parts/recorder/session";
import { goOn, listenOrHush, makeReady, measure, recordOrStop, send, tryOut } from "./parts/recorder/verbs";
import { fractionAt } from "../../design/islands/parts/sounding";

class Recorder extends HTMLElement {
  private session?: Session;

  connectedCallback(): void {
    const session = (this.session = new Session(this));
    this.press(session);
    this.pull(session);
    this.addEventListener("keydown", (event) => this.key(event));
    addEventListener("beforeunload", this.leave);
    const begun = session.begin();
    void begun.then(() => goOn(session));
    void makeReady(session, begun);
  }

  disconnectedCallback(): void {
    removeEventListener("beforeunload", this.leave);
    void this.session?.close();
  }

  private press(session: Session): void {
    const { desk } = session;
    desk.record.onclick = () => void recordOrStop(session);
    desk.listen.onclick = () => void listenOrHush(session);
    desk.part(".try").onclick = () => void tryOut(session);
    desk.part(".test").onclick = () => void measure(session);
    desk.part(".earlier").onclick = () => this.move(-MS);
    desk.part(".later").onclick = () => this.move(MS);
    desk.part(".from-here").onclick = () => this.here("from");
    desk.part(".until-here").onclick = () => this.here("until");
    desk.undo.onclick = () => session.edit(undone);
    desk.form.onsubmit = (event) => {
      event.preventDefault();
      void send(session);
    };
  }

  /** Ranges: what is pulled shows at once, and is one change until it is let go. */
  private pull(session: Session): void {
    const { desk } = session;
    const factors: [keyof Edit, number][] = [
      ["nudge", MS],
      ["start", 1],
      ["end", 1],
    ];
    for (const [name, factor] of factors) {
      const range = desk[name];
      range.oninput = () => this.change(name, range.valueAsNumber * factor, true);
      range.onchange = () => session.edit(letGo);
    }
    desk.from.oninput = () => session.pass({ from: desk.from.valueAsNumber });
    desk.until.oninput = () => session.pass({ until: desk.until.valueAsNumber });
    const reel = desk.part(".reel");
    reel.onpointerdown = (event) =>
      allowed(session.state).record &&
      session.pass({ from: fractionAt(reel, event.clientX) * session.length });
  }

  private move(by: number): void {
    const nudge = this.session!.edited?.now.nudge;
    if (nudge !== undefined) this.change("nudge", nudge + by);
  }

  /** What is heard now begins or ends the next take. */
  private here(name: "from" | "until"): void {
    const at = this.session!.state.step === "listening" ? this.session!.sound.position() : null;
    if (at !== null) this.session!.pass({ [name]: at });
  }

  private change(name: keyof Edit, value: number, isGoing = false): void {
    this.session!.edit((edited, take) => changed(edited, name, value, take.frames, isGoing));
  }

  private key(event: KeyboardEvent): void {
    const asked = keyOf(event);
    if (!asked) return;
    event.preventDefault();
    const session = this.session!;
    const verbs: Record<Key, () => void> = {
      record: () => void recordOrStop(session),
      listen: () => void listenOrHush(session),
      earlier: () => this.move(-MS),
      later: () => this.move(MS),
      undo: () => session.edit(undone),
      from: () => this.here("from"),
      until: () => this.here("until"),
    };
    verbs[asked]();
  }

  private leave = (event: BeforeUnloadEvent): void => {
    if (this.session?.isBusy) event.preventDefault();
  };
}

customElements.define("studio-recorder", Recorder);
