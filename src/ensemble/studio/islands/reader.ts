/** `<studio-reader>`: words to be read aloud, moving at the reader's pace, while the microphone keeps what is said. */
import type { Recording } from "./parts/capture/room";
import type { TakeFile } from "./parts/capture/types";
import { Door } from "./parts/capture";
import { Ending } from "./parts/reader/ending";
import { keysFor } from "./parts/reader/keys";
import { keepMarks } from "./parts/reader/marks";
import { Pace } from "./parts/reader/pace";
import { Script } from "./parts/reader/script";
import { Speed } from "./parts/reader/speed";
import { Desk } from "./parts/sending/desk";
import { forgetTake } from "./parts/sending/forgetting";
import type { Pack } from "./parts/sending/send";
import { sendTake } from "./parts/sending/sender";
import { aboutHere, ending, takeUp, tellRoom, waitingHere } from "./parts/sending/waiting";

type State = "ready" | "opening" | "reading" | "done" | "sending";

/** Nothing is played along with. */
const BOOTH = () => ({ lengthSamples: 0, countIn: false });

class Reader extends HTMLElement {
  private desk = new Desk<State>(this);
  private script = new Script(this.querySelector<HTMLElement>(".script")!);
  private speed = new Speed(
    this.querySelector("[name=speed]")!,
    (speed) => this.pace && (this.pace.speed = speed),
  );
  private door = new Door(this, (peak) => this.heard(peak));
  private recording?: Recording;
  private pace?: Pace;
  private ending = new Ending();
  private take?: TakeFile;

  connectedCallback(): void {
    this.desk.on("record", () => void this.record());
    this.desk.on("hold", () => this.hold());
    this.desk.on("stop", () => void this.recording?.stop());
    this.desk.on("listen", () => void this.listen());
    this.desk.on("again", () => void this.again());
    this.desk.onSend(() => void this.send());
    this.addEventListener("keydown", (event) => keysFor(event, this.desk.state, this));
    this.desk.part(".script").onclick = ({ target }) => this.touched(target);
    this.desk.set("ready");
    void this.takeUp();
  }

  disconnectedCallback(): void {
    void this.door.shut();
  }

  /** Something was read here before and not sent: it is still here. */
  private async takeUp(): Promise<void> {
    const take = await waitingHere();
    if (!take) return tellRoom(this.desk).catch(() => this.desk.tell("trouble-full"));
    if (this.desk.state !== "ready") return;
    this.show(take);
    this.desk.tell(take.cutOff ? "found-cut-off" : "found");
    if (takeUp(take, this.desk.part("form.sending"), this.dataset.member)) void this.send();
  }

  /** Returns whether it has begun. */
  private async record(): Promise<boolean> {
    this.desk.set("opening");
    this.desk.tell("opening");
    try {
      await tellRoom(this.desk);
      const booth = await this.door.open(BOOTH);
      this.recording = await booth.record({ from: 0, about: aboutHere("read") });
      this.read(this.recording);
      return true;
    } catch (error) {
      this.fail(error);
      return false;
    }
  }

  /** What was read before is still there to be sent. */
  private fail(error: unknown): void {
    this.recording = undefined;
    this.desk.set(this.take ? "done" : "ready");
    this.desk.complain(error);
  }

  private read(recording: Recording): void {
    this.take = undefined;
    this.pace = new Pace(this.script.lengths, this.speed.now);
    this.ending = new Ending();
    this.desk.set("reading");
    this.desk.tell("count-in");
    this.scrollIntoView({ block: "start" });
    this.script.show(this.pace);
    this.tick();
    recording.finished.then(
      (take) => this.show(take),
      (error: unknown) => this.fail(error),
    );
  }

  /** Each frame: the words are where the reader should be. */
  private tick = (): void => {
    const { pace, recording } = this;
    if (!pace || !recording || this.desk.state !== "reading") return;
    const now = recording.position();
    if (now >= 0 && this.desk.part(".says").textContent === this.desk.word("count-in")) this.desk.say("");
    const before = pace.line;
    pace.advance(now);
    if (pace.line !== before) keepMarks(recording.id, pace);
    this.script.show(pace);
    if (this.ending.isOver(pace.isThrough && !pace.held, performance.now())) void recording.stop();
    else requestAnimationFrame(this.tick);
  };

  private heard(peak: number): void {
    this.desk.part<HTMLMeterElement>("meter").value = Math.sqrt(peak);
    this.ending.hear(peak, performance.now());
  }

  /** The words wait, or go on. */
  hold(): void {
    if (!this.pace || !this.recording) return;
    this.pace.hold(this.recording.position(), !this.pace.held);
    this.showHeld(this.pace.held);
  }

  private showHeld(held: boolean): void {
    this.label("hold", held ? "go-on" : "hold");
    this.classList.toggle("held", held);
  }

  private label(button: string, word: string): void {
    this.desk.part(`[data-do=${button}] span`).textContent = this.desk.word(word);
  }

  move(lines: number): void {
    if (!this.pace || !this.recording) return;
    this.pace.go(this.pace.line + lines, this.recording.position());
    keepMarks(this.recording.id, this.pace);
  }

  faster(steps: number): void {
    this.speed.set(this.speed.now + steps);
  }

  stop(): void {
    void this.recording?.stop();
  }

  /** A touch holds the words; a touch on another line goes there. */
  private touched(target: EventTarget | null): void {
    if (this.desk.state !== "reading" || !this.pace) return;
    const line = this.script.lineAt(target);
    if (line === undefined || Math.abs(line - this.pace.line) < 2) return this.hold();
    this.move(line - this.pace.line);
  }

  private show(take: TakeFile): void {
    if (this.recording) keepMarks(this.recording.id, this.pace!);
    this.take = take;
    this.recording = undefined;
    this.script.clear();
    this.showHeld(false);
    this.desk.set("done");
    this.desk.tell(ending(take));
  }

  private async listen(): Promise<void> {
    const { booth: open } = this.door;
    if (open && open.position() !== null) return open.stop();
    const { id, alignment } = this.take!;
    try {
      const booth = await this.door.open(BOOTH);
      this.label("listen", "stop");
      await booth.play({ takes: [{ id, offsetSamples: alignment.offsetSamples }] }, 0);
    } catch (error) {
      this.desk.complain(error);
    }
    this.label("listen", "listen");
  }

  private async again(): Promise<void> {
    this.door.booth?.stop();
    const before = this.take!;
    // What was read before goes only once there is another.
    if (await this.record()) await forgetTake(before);
  }

  private async send(): Promise<void> {
    this.door.booth?.stop();
    // Fetched only now: a page for recording stays light.
    const pack: Pack = async (take) => (await import("./parts/reader/packing")).packReading(take);
    await sendTake(this.desk, this, this.take!, pack);
  }
}

customElements.define("studio-reader", Reader);
