/** The words of a turn, kept as they are typed: in the browser at once, at the server a moment later. */
import { difference } from "./differing";
import { broughtBack, type Shelf } from "./left";

const SOON = 700;
const LATER = 5_000;
// How the server answers when another page of the same person went on, and what it says then.
const ELSEWHERE = 412;

interface Met {
  held: string;
  both: string;
}

export class Drafting {
  readonly turn: string;
  private box: HTMLTextAreaElement;
  /** What the server held when this page last heard of it; it goes with each sending. */
  private base: HTMLInputElement;
  private timer = 0;
  private isComposing = false;
  private isSending = false;
  private lastSent?: string;
  private isOver = false;

  constructor(
    private form: HTMLFormElement,
    private shelf: Shelf,
    private told: (state: "kept" | "here" | "refused" | "back" | "both") => void,
  ) {
    this.turn = form.getAttribute("action")!;
    this.box = form.querySelector("textarea")!;
    this.base = form.querySelector<HTMLInputElement>("[name=base]")!;
    this.bringBack();
    this.box.addEventListener("input", this.typed);
    this.box.addEventListener("compositionstart", () => (this.isComposing = true));
    this.box.addEventListener("compositionend", () => (this.isComposing = false));
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
    const [base, shown] = [this.base.value, this.box.value];
    const left = this.shelf.adopt();
    const words = left.reduce((words, one) => broughtBack(one, words), shown);
    if (words !== base) {
      this.box.value = words;
      this.typed();
    }
    // What a closing page sends may arrive after it: then the server has what was left here.
    if (words) this.told(left.length && words === base ? "kept" : "back");
  }

  private typed = (): void => {
    this.keepHere();
    clearTimeout(this.timer);
    this.timer = window.setTimeout(this.send, SOON);
  };

  private keepHere(): void {
    this.shelf.put({ turn: this.turn, words: this.box.value, base: this.base.value });
  }

  private send = async (): Promise<void> => {
    if (this.isSending || this.isOver || this.box.value === this.base.value) return;
    this.isSending = true;
    const words = this.box.value;
    const wish = { method: "POST", body: this.answers(), redirect: "error" } as const;
    const answer = await fetch(this.turn, wish).catch(() => undefined);
    this.isSending = false;
    if (this.isOver) return;
    if (answer?.ok) return this.kept(words);
    if (answer?.status === ELSEWHERE) return this.met(words, (await answer.json()) as Met);
    this.lastSent = words;
    this.told(answer && answer.status < 500 ? "refused" : "here");
    if (!answer || answer.status >= 500) this.timer = window.setTimeout(this.send, LATER);
  };

  private kept(words: string): void {
    this.base.value = words;
    if (this.box.value !== words) return this.typed();
    this.shelf.clear();
    this.told("kept");
  }

  /** The server holds something else: what this page sent without hearing of it, or another page's. */
  private met(words: string, { held, both }: Met): void {
    if (held === this.lastSent) this.base.value = held;
    else if (this.box.value === words && !this.isComposing) {
      this.base.value = held;
      replace(this.box, both);
      this.told("both");
    }
    this.typed();
  }

  /** The page goes: the browser sends it after that. */
  private leave = (): void => {
    if (!this.isOver && this.box.value !== this.base.value) navigator.sendBeacon(this.turn, this.answers());
  };

  private answers(): FormData {
    const answers = new FormData(this.form);
    answers.set("keep", "1");
    return answers;
  }
}

/** Put other words in, and leave the caret where it stands among those that stay. */
function replace(box: HTMLTextAreaElement, words: string): void {
  const edit = difference(box.value, words);
  if (edit) box.setRangeText(edit.words, edit.at, edit.at + edit.removed, "preserve");
}
