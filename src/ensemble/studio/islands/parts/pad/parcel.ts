/** Sends the picture and its strokes ahead of the form, then the form with their keys. */
import { sent, Unwanted } from "./sending";

export interface Contents {
  picture: Blob;
  strokes: Blob;
}

/** While the line is dead it is tried again after so many milliseconds, and as soon as the browser says it is back. */
const AGAIN = 5000;

type Say = (words: string, facts?: Record<string, string | number>) => void;

export class Parcel {
  /** Everything has arrived and the form is on its way. */
  isOnItsWay = false;
  private submitter?: HTMLElement | null;
  private isBusy = false;
  private again = 0;
  /** What the form names already: the same drawing isn't sent twice. */
  private arrived = "";
  private readonly ending = new AbortController();

  constructor(
    private readonly form: HTMLFormElement,
    private readonly place: string,
    private readonly state: () => string,
    private readonly pack: () => Promise<Contents>,
    private readonly say: Say,
  ) {
    const { signal } = this.ending;
    document.addEventListener("submit", (event) => this.hold(event), { capture: true, signal });
    addEventListener("online", () => this.submitter !== undefined && void this.send(), { signal });
    signal.addEventListener("abort", () => clearTimeout(this.again));
    for (const lost of ["htmx:sendError", "htmx:responseError"])
      form.addEventListener(lost, () => this.cut());
  }

  end(): void {
    this.ending.abort();
  }

  private hold(event: SubmitEvent): void {
    if (event.target !== this.form || this.isOnItsWay) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.submitter = event.submitter;
    void this.send();
  }

  private async send(): Promise<void> {
    if (this.isBusy || this.isOnItsWay) return;
    this.isBusy = true;
    clearTimeout(this.again);
    try {
      if (this.arrived !== this.state()) await this.fill();
      this.isOnItsWay = true;
      this.form.requestSubmit(this.submitter);
    } catch (error) {
      this.stopped(error);
    } finally {
      this.isBusy = false;
    }
  }

  private async fill(): Promise<void> {
    const state = this.state();
    this.say("making");
    const { picture, strokes } = await this.pack();
    const whole = picture.size + strokes.size;
    const going = (before: number, size: number) => (share: number) =>
      this.say("sending", { percent: `${Math.floor((100 * (before + share * size)) / whole)} %` });
    const name = `drawing.${picture.type.split("/")[1]}`;
    this.field("upload", await sent(picture, name, this.place, going(0, picture.size)));
    this.field("strokes", await sent(strokes, "strokes.json", this.place, going(picture.size, strokes.size)));
    // The same drawing makes one piece, also where an answer is lost and the page is opened anew.
    this.field("sent_as", state);
    this.arrived = state;
  }

  private field(name: string, value: string): void {
    this.form.querySelector<HTMLInputElement>(`[name=${name}]`)!.value = value;
  }

  private stopped(error: unknown): void {
    if (error instanceof Unwanted) this.say("refused", { reason: error.message });
    else if (error instanceof TypeError) return this.wait();
    else this.say("stuck");
    this.submitter = undefined;
  }

  private cut(): void {
    this.isOnItsWay = false;
    this.wait();
  }

  private wait(): void {
    this.say("away");
    this.again = window.setTimeout(() => void this.send(), AGAIN);
  }
}
