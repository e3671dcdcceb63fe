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
  private finder = new Finder(this, this.desk);
  private trimming = new Trimming(this.desk);
  private door = new Door(this);
  private length = 0;
  private filming?: Filming;
  private filmed?: Filmed;
  private watching?: Watching;

  connectedCallback(): void {
    this.desk.on("open", () => void this.open());
    this.desk.on("film", () => void this.film());
    this.desk.on("stop", () => void this.filming?.stop());
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
      this.desk.set("ready");
      this.desk.tell("ready");
      await tellRoom(this.desk, BYTES);
    } catch (error) {
      this.complain(error, "closed");
    }
  }

  /** Returns whether it has begun. */
  private async film(): Promise<boolean> {
    this.desk.set("opening");
    this.desk.tell("opening");
    try {
      await tellRoom(this.desk, BYTES);
      const booth = await this.openBooth();
      this.filming = await Filming.begin(booth, this.finder.lens!, {
        from: 0,
        about: aboutHere("film"),
      });
      this.desk.set("filming");
      this.scrollIntoView({ block: "start" });
      this.tick();
      this.filming.finished.then(
        (filmed) => this.show(filmed),
        (error: unknown) => this.complain(error, "ready"),
      );
      return true;
    } catch (error) {
      this.complain(error, this.finder.lens ? "ready" : "closed");
      return false;
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
    this.finder.count(this.filming.recording.position(), this.length);
    requestAnimationFrame(this.tick);
  };

  private async show(filmed: Filmed): Promise<void> {
    this.filming = undefined;
    this.filmed = filmed;
    this.finder.close();
    this.finder.play(await film(filmed.clip));
    this.trimming.show(filmed.take, lengthOf(filmed));
    this.desk.set("done");
    this.desk.tell(ending(filmed.take));
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
    const { filmed } = this;
    await this.open();
    if (this.desk.state !== "ready") return;
    // What was filmed before goes only once there is another.
    if (await this.film()) await forgetTake(filmed!.take);
  }

  private async send(): Promise<void> {
    this.watching?.stop();
    // Fetched only now: a page for recording stays light.
    const pack: Pack = async (take) => (await import("./parts/camera/packing")).packFilm(take);
    await sendTake(this.desk, this, this.filmed!.take, pack);
  }

  private complain(error: unknown, state: State): void {
    this.desk.set(state);
    this.desk.complain(error);
    if (!(error instanceof CaptureTrouble)) throw error;
  }
}

customElements.define("studio-camera", Camera);
