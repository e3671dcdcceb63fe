/** The words of a turn, kept as they are typed: in the browser at once, at the server a moment later. */
import { broughtBack, type Shelf } from "./left";

const SOON = 700;
const LATER = 5_000;

export class Drafting {
  readonly turn: string;
  private box: HTMLTextAreaElement;
  private base: string;
  private timer = 0;
  private isSending = false;
  private isOver = false;

  constructor(
    private form: HTMLFormElement,
    private shelf: Shelf,
    private told: (state: "kept" | "here" | "refused" | "back") => void,
  ) {
    this.turn = form.getAttribute("action")!;
    this.box = form.querySelector("textarea")!;
    this.base = this.box.defaultValue;
    this.bringBack();
    this.box.addEventListener("input", this.typed);
    form.addEventListener("submit", this.end);
    addEventListener("pagehide", this.leave);
    addEventListener("online", this.send);
  }

  /** Nothing is sent after this; what the server may not have stays in the browser. */
  end = (): void => {
    this.isOver = true;
    clearTimeout(this.timer);
    removeEventListener("pagehide", this.leave);
    removeEventListener("online", this.send);
  };

  private bringBack(): void {
    const words = broughtBack(this.shelf.left, this.base);
    if (words === this.base) return this.base ? this.told("back") : undefined;
    this.box.value = words;
    this.told("back");
    this.typed();
  }

  private typed = (): void => {
    this.keepHere();
    clearTimeout(this.timer);
    this.timer = window.setTimeout(this.send, SOON);
  };

  private keepHere(): void {
    this.shelf.put({ turn: this.turn, words: this.box.value, base: this.base });
  }

  private send = async (): Promise<void> => {
    if (this.isSending || this.isOver || this.box.value === this.base) return;
    this.isSending = true;
    const words = this.box.value;
    const wish = { method: "POST", body: this.answers(), redirect: "error" } as const;
    const answer = await fetch(this.turn, wish).catch(() => undefined);
    this.isSending = false;
    if (this.isOver) return;
    if (answer?.ok) return this.kept(words);
    this.told(answer && answer.status < 500 ? "refused" : "here");
    if (!answer || answer.status >= 500) this.timer = window.setTimeout(this.send, LATER);
  };

  private kept(words: string): void {
    this.base = words;
    if (this.box.value !== words) return this.typed();
    this.shelf.clear();
    this.told("kept");
  }

  /** The page goes: the browser sends it after that. */
  private leave = (): void => {
    if (!this.isOver && this.box.value !== this.base) navigator.sendBeacon(this.turn, this.answers());
  };

  private answers(): FormData {
    const answers = new FormData(this.form);
    answers.set("keep", "1");
    return answers;
  }
}
