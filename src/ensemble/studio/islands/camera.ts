/** `<studio-camera>`: films on top of a guide that is in the ears. The picture is placed by its own sound. */
import { Door } from "./parts/capture";
import type { Booth, BoothWishes } from "./parts/capture/room";
import { RATE } from "./parts/capture/ticks";
import { CaptureTrouble } from "./parts/capture/types";
import { afterwards, clipOf, lengthOf, placeOf } from "./parts/camera/finding";
import { BYTES, Filming } from "./parts/camera/filming";
import type { Filmed } from "./parts/camera/filming";
import { film } from "./parts/camera/clips";
import { Finder } from "./parts/camera/finder";
import { Trimming } from "./parts/camera/trimming";
import type { Watching } from "./parts/camera/watching";
import { guideAt } from "./parts/recorder/guide";
import type { Guide } from "./parts/recorder/guide";
import { Desk } from "./parts/sending/desk";
import { forgetTake } from "./parts/sending/forgetting";
import type { Pack } from "./parts/sending/send";
import { sendTake } from "./parts/sending/sender";
import { aboutHere, ending, takeUp, tellRoom, waitingHere } from "./parts/sending/waiting";

type State = "closed" | "ready" | "opening" | "filming" | "done" | "sending";

class Camera extends HTMLElement {
  private desk = new Desk<State>(this);
  private finder = new Finder(this, this.desk, (error) => this.blinded(error));
  private trimming = new Trimming(this.desk);
  private door = new Door(this);
  private length = 0;
  private filming?: Filming;
  private filmed?: Filmed;
  private watching?: Watching;

  connectedCallback(): void {
    this.desk.on("open", () => void this.open());
    this.desk.on("film", () => void this.film());
    this.desk.on("stop", () => this.filming?.stop());
    this.desk.on("watch", () => void this.watch());
    this.desk.on("again", () => void this.again());
    this.desk.onSend(() => void this.send());
    this.addEventListener("keydown", ({ key }) => void (key === "Escape" && this.filming?.stop()));
    this.desk.set("closed");
    void this.takeUp().then((found) => (found ? undefined : this.open()));
  }

  disconnectedCallback(): void {
    this.finder.close();
    void this.door.shut();
  }

  /** A film that was made here before and not sent is still here. */
  private async takeUp(): Promise<boolean> {
    const take = await waitingHere();
    const clip = take && (await clipOf(take));
    if (!take || !clip) return false;
    await this.show({ take, clip });
    this.desk.tell(take.cutOff ? "found-cut-off" : "found");
    if (takeUp(take, this.desk.part("form.sending"), this.dataset.member)) void this.send();
    return true;
  }

  /** See oneself: the microphone is asked for when filming begins. */
  private async open(): Promise<void> {
    try {
      await tellRoom(this.desk, BYTES);
      await this.finder.open();
      this.look();
      await tellRoom(this.desk, BYTES);
    } catch (error) {
      await this.complain(error);
    }
  }

  private async film(): Promise<void> {
    this.desk.set("opening");
    this.desk.tell("opening");
    try {
      await tellRoom(this.desk, BYTES);
      const booth = await this.openBooth();
      const lens = await this.finder.opening;
      if (!lens) throw new CaptureTrouble("missing");
      this.filming = await Filming.begin(booth, lens, { from: 0, about: aboutHere("film") });
      if (!this.finder.lens) this.filming.lose();
      this.desk.set("filming");
      this.scrollIntoView({ block: "start" });
      this.tick();
      this.filming.finished.then(
        (filmed) => this.show(filmed),
        (error: unknown) => this.complain(error),
      );
    } catch (error) {
      await this.complain(error);
    }
  }

  /** The booth, with the guide in it: both are asked for once. */
  private openBooth(): Promise<Booth> {
    return this.door.open(() => this.wishes());
  }

  private async wishes(): Promise<BoothWishes> {
    const guide = await this.guide();
    this.desk.tell("opening");
    const bpm = Number(this.dataset.bpm) || undefined;
    this.length = guide?.length ?? Math.round(Number(this.dataset.limit) * RATE);
    return { guideUrl: guide?.urls, lengthSamples: this.length, bpm, countIn: Boolean(bpm) };
  }

  private async guide(): Promise<Guide | undefined> {
    const { backing, guide } = this.dataset;
    if (!backing) return undefined;
    const found = await guideAt(backing, guide!, () => this.desk.tell("waiting"));
    if (!found) throw new CaptureTrouble("guide");
    return found;
  }

  /** While it runs only a clock changes: nothing is announced. */
  private tick = (): void => {
    if (this.desk.state !== "filming" || !this.filming) return;
    this.finder.tell(this.filming.recording.position(), this.length);
    requestAnimationFrame(this.tick);
  };

  /** Show what was filmed; where nothing was, what was filmed before, which goes only once there is another. */
  private async show(filmed = this.filmed): Promise<void> {
    const before = this.filmed;
    this.filming = undefined;
    if (!filmed) return this.look();
    this.filmed = filmed;
    this.finder.close();
    this.finder.play(await film(filmed.clip));
    this.trimming.show(filmed.take, lengthOf(filmed));
    this.desk.set("done");
    this.desk.tell(ending(filmed.take));
    if (before && before !== filmed) await forgetTake(before.take);
  }

  private look(): void {
    this.desk.set(this.finder.lens ? "ready" : "closed");
    this.desk.tell("ready");
  }

  private async watch(): Promise<void> {
    if (this.watching) return this.watching.stop();
    const { take } = this.filmed!;
    const label = this.desk.part("[data-do=watch] span");
    try {
      const [booth, clipAt] = [await this.openBooth(), await placeOf(this.filmed!)];
      const { watch } = await afterwards();
      // Pressed twice, or sent meanwhile.
      if (this.watching || this.desk.state !== "done") return;
      const isOver = (seconds: number): boolean => this.trimming.isOver(seconds);
      this.watching = watch(this.finder.video, booth, take, clipAt, isOver);
      label.textContent = this.desk.word("stop");
      await this.watching.ended;
    } catch (error) {
      this.desk.complain(error);
    }
    this.watching = undefined;
    label.textContent = this.desk.word("watch");
  }

  private async again(): Promise<void> {
    this.watching?.stop();
    await this.open();
    if (this.desk.state === "ready") await this.film();
  }

  private async send(): Promise<void> {
    this.watching?.stop();
    // Fetched only now: a page for recording stays light.
    const pack: Pack = async (take) => (await import("./parts/camera/packing")).packFilm(take);
    await sendTake(this.desk, this, this.filmed!.take, pack);
  }

  /** The camera was pulled out or taken away, or no other one opens. */
  private blinded(error: unknown): void {
    if (this.filming) this.filming.lose();
    else void this.complain(error);
  }

  /** What was filmed before is still there to be sent. */
  private async complain(error: unknown): Promise<void> {
    await this.show();
    this.desk.complain(error);
    if (!(error instanceof CaptureTrouble)) throw error;
  }
}

customElements.define("studio-camera", Camera);
