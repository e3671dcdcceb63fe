/** What the camera shows: mirrored for who looks at themselves, with lines to stand by, and a clock. */
import { RATE } from "../capture/ticks";
import type { Desk } from "../sending/desk";
import { CaptureTrouble } from "../capture/types";
import { beyond, cameras, closeLens, FRONT, looksAway, openLens, same, turnsItself } from "./lens";
import type { Lens, Shape } from "./lens";

const LINES = "camera lines";

export class Finder {
  lens?: Lens;
  /** The camera that is being opened, or is open. */
  opening?: Promise<Lens>;
  readonly video: HTMLVideoElement;
  private sides = [FRONT];
  private shape: Shape = "wide";
  private shown = "";

  constructor(
    private readonly host: HTMLElement,
    private readonly desk: Desk<string>,
    /** Called when it is pulled out or taken away, and where no other one opens. */
    private readonly lost: (error: unknown) => void,
  ) {
    this.video = desk.part<HTMLVideoElement>("video");
    desk.on("turn", () => void this.turn().catch(lost));
    desk.on("shape", () => this.reshape());
    desk.on("lines", () => this.toggleLines());
    this.video.addEventListener("resize", () => this.fit());
    this.drawLines(localStorage.getItem(LINES) === "yes");
    desk.part("[data-do=shape]").toggleAttribute("data-never", turnsItself());
  }

  /** Open the camera that was open before, or another. Raises CaptureTrouble. */
  async open(sides = this.sides): Promise<void> {
    this.close();
    if (!this.host.isConnected) return;
    const opening = (this.opening = openLens(sides, this.shape));
    const lens = await opening;
    // Turned around meanwhile, or the page was left: no camera stays on that nobody sees.
    if (this.opening !== opening) return closeLens(lens);
    this.lens = lens;
    this.sides = same(lens);
    lens.getVideoTracks()[0]!.onended = () => this.lens === lens && this.lose();
    const { video } = this;
    URL.revokeObjectURL(video.src);
    video.removeAttribute("src");
    video.srcObject = lens;
    [video.muted, video.controls] = [true, false];
    // For the eyes alone: what is filmed is never turned.
    this.host.classList.toggle("mirrored", !looksAway(lens));
    navigator.mediaDevices.ondevicechange = () => void this.count();
    await this.count();
    await video.play().catch(() => undefined);
  }

  /** Show what was filmed. */
  play(film: File): void {
    const { video } = this;
    video.srcObject = null;
    video.src = URL.createObjectURL(film);
    [video.muted, video.controls] = [false, true];
    this.host.classList.remove("mirrored");
    this.clock("");
  }

  close(): void {
    closeLens(this.lens);
    this.lens = this.opening = undefined;
  }

  /** Count in, then say how much is left (or, without a limit, how long it runs). */
  tell(position: number, length: number): void {
    const seconds = position / RATE;
    if (seconds < 0) return this.clock(`${Math.ceil(-seconds)}`);
    const left = length ? Math.max(0, length / RATE - seconds) : seconds;
    const whole = Math.floor(left);
    this.clock(`${Math.floor(whole / 60)}:${`${whole % 60}`.padStart(2, "0")}`);
  }

  private clock(words: string): void {
    if (words === this.shown) return;
    this.shown = this.desk.part(".count").textContent = words;
  }

  private async count(): Promise<void> {
    this.desk.part("[data-do=turn]").toggleAttribute("data-never", (await cameras()).length < 2);
  }

  private lose(): void {
    this.close();
    this.lost(new CaptureTrouble("missing"));
  }

  private async turn(): Promise<void> {
    const lens = await this.opening;
    if (lens) await this.open(await beyond(lens));
  }

  private reshape(): void {
    this.shape = this.shape === "wide" ? "upright" : "wide";
    this.desk.part("[data-do=shape] span").textContent = this.desk.word(
      this.shape === "wide" ? "upright" : "wide",
    );
    void this.open().catch(this.lost);
  }

  private toggleLines(): void {
    const wanted = this.desk.part(".lines").hasAttribute("hidden");
    localStorage.setItem(LINES, wanted ? "yes" : "no");
    this.drawLines(wanted);
  }

  private drawLines(wanted: boolean): void {
    this.desk.part(".lines").hidden = !wanted;
    this.desk.part("[data-do=lines]").ariaPressed = `${wanted}`;
  }

  /** The stage has the shape of what is filmed, so that the lines lie on it. */
  private fit(): void {
    const { videoWidth, videoHeight } = this.video;
    if (videoWidth) this.desk.part(".stage").style.setProperty("--shape", `${videoWidth / videoHeight}`);
  }
}
