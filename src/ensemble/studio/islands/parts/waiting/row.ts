/** One row of a list: what it is, where it leads, and how far its sending has come. */
import { filled } from "../filled";
import { twice } from "../twice";
import type { Due } from "./round";
import { isResting, isUnderWay, saying } from "./steps";
import type { Step } from "./steps";

export interface Thing {
  title: string;
  address: string;
  more: string;
  due?: string;
  forget(): Promise<unknown>;
}

export interface Voice {
  word(name: string): string;
  /** Say it where eyes and screen readers find it. */
  say(words: string): void;
}

export class Row implements Due {
  readonly shown: HTMLElement;
  step: Step = { is: "due" };

  constructor(
    pattern: Element,
    private readonly thing: Thing,
    private readonly voice: Voice,
    gone: (row: Row) => void,
  ) {
    this.shown = pattern.cloneNode(true) as HTMLElement;
    [this.link.href, this.link.textContent] = [thing.address, thing.title];
    this.part(".more").textContent = thing.more;
    twice(this.away, voice.word("really"), thing.title, () => void thing.forget().then(() => gone(this)));
    if (thing.due) this.show();
  }

  get take(): string {
    return this.thing.due ?? "";
  }

  /** It goes on: shown, and said where that is news. */
  tell(step: Step): void {
    const isNews = step.is !== this.step.is && !isResting(step);
    this.step = step;
    this.show();
    const words = isNews && this.sentence();
    if (words) this.voice.say(`${this.thing.title}: ${words}`);
  }

  /** Have it tried once more when somebody presses. */
  onAgain(act: () => void): void {
    // Rows may have one each: its name says which, to whoever doesn't see where it stands.
    this.again.setAttribute("aria-label", `${this.again.textContent.trim()}: ${this.thing.title}`);
    this.again.onclick = () => {
      this.tell({ is: "due" });
      act();
    };
  }

  private show(): void {
    const { step } = this;
    if (step.is === "sent") this.link.href = step.address;
    this.part(".way").hidden = false;
    this.part(".how").textContent = this.sentence();
    const bar = this.part<HTMLProgressElement>("progress");
    bar.hidden = !["going", "cut"].includes(step.is);
    if (step.is === "going") bar.value = step.share;
    this.away.disabled = isUnderWay(step);
    this.keep(this.again, step.is === "failed");
    this.keep(this.away, step.is !== "sent" && step.is !== "gone");
  }

  /** Whoever is on a button that goes is taken to the row's link. */
  private keep(button: HTMLButtonElement, isThere: boolean): void {
    if (!isThere && document.activeElement === button) this.link.focus();
    button.hidden = !isThere;
  }

  private sentence(): string {
    const { word, facts } = saying(this.step);
    const because = this.step.is === "failed" && this.step.because;
    return because || filled(this.voice.word(word), facts);
  }

  private get link(): HTMLAnchorElement {
    return this.part<HTMLAnchorElement>("a");
  }

  private get again(): HTMLButtonElement {
    return this.part<HTMLButtonElement>(".again");
  }

  private get away(): HTMLButtonElement {
    return this.part<HTMLButtonElement>(".away");
  }

  private part<Kind extends HTMLElement = HTMLElement>(selector: string): Kind {
    return this.shown.querySelector<Kind>(selector)!;
  }
}
