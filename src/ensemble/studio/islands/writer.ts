/** `<studio-writer>`: a text box that several people write in at the same time. */
import { Doc, applyUpdate } from "yjs";
import type { Person } from "../../design/islands/parts/live";
import { Carets, placeOf } from "./parts/writing/carets";
import { Exchange, REMOTE, type Told } from "./parts/writing/exchange";
import { Legend } from "./parts/writing/legend";
import { Sheet } from "./parts/writing/sheet";
import { Unsent, bytes } from "./parts/writing/unsent";

class Writer extends HTMLElement {
  private doc = new Doc();
  private text = this.doc.getText("words");
  private exchange?: Exchange;
  private sheet?: Sheet;
  private carets?: Carets;
  private legend?: Legend;

  connectedCallback(): void {
    const box = this.querySelector("textarea")!;
    applyUpdate(this.doc, bytes(this.dataset.state!), REMOTE);
    this.carets = new Carets(this.querySelector<HTMLElement>(".carets")!, this.text, this.doc);
    this.legend = new Legend(this, this.carets, this.text);
    const place = `writing ${this.dataset.key} ${this.dataset.me}`;
    const unsent = new Unsent(localStorage, place, `${this.doc.clientID}`);
    this.exchange = new Exchange(this.doc, this.dataset.key!, unsent, this.told());
    this.sheet = new Sheet(
      box,
      this.text,
      () => this.exchange!.takeIn(),
      () => this.changed(),
    );
    this.arm(box);
  }

  disconnectedCallback(): void {
    document.removeEventListener("selectionchange", this.moved);
    this.exchange?.leave();
  }

  private arm(box: HTMLTextAreaElement): void {
    this.classList.add("live");
    this.querySelector<HTMLElement>(".plain")!.hidden = true;
    this.querySelector<HTMLElement>(".tools")!.hidden = false;
    this.button("undo").onclick = () => this.sheet!.undo();
    this.button("redo").onclick = () => this.sheet!.redo();
    box.addEventListener("blur", this.moved);
    box.addEventListener("focus", this.moved);
    document.addEventListener("selectionchange", this.moved);
    this.moved();
    this.changed();
  }

  private told(): Told {
    return {
      isBusy: () => this.sheet?.isBusy ?? false,
      here: (people, me) => this.here(people.filter((person) => person.id !== me)),
      state: (state) => this.stand(state),
      said: (words) => {
        if ("copied" in words)
          for (const line of ["#kept", "#news"]) this.say(line, this.dataset.wordsCopied!);
      },
    };
  }

  /** That each word is kept is there to be read; only what isn't so, and its end, is said aloud. */
  private stand(state: string): void {
    const words = this.dataset[`words${state[0]!.toUpperCase()}${state.slice(1)}`]!;
    this.say("#kept", words);
    const isTrouble = state !== "kept" && state !== "sending";
    if (isTrouble || (state === "kept" && this.querySelector("#news")!.textContent)) this.say("#news", words);
  }

  private here(others: Person[]): void {
    this.legend!.meet(others);
    this.carets!.show(others);
    const mine = this.dataset.me;
    const names = new Set(others.filter(({ member }) => member !== mine).map(({ name }) => name));
    const all = [...names].join(", ");
    this.say("#here", all ? this.dataset.wordsHere!.replace("{names}", all) : this.dataset.wordsAlone!);
  }

  private changed(): void {
    this.carets!.draw();
    this.button("undo").disabled = !this.sheet?.undoing.canUndo();
    this.button("redo").disabled = !this.sheet?.undoing.canRedo();
  }

  private moved = (): void => {
    const box = this.querySelector("textarea")!;
    const isHere = document.activeElement === box;
    const caret = isHere ? placeOf(this.text, box.selectionEnd) : null;
    this.exchange!.room.state({ caret, pen: this.doc.clientID });
  };

  private button(name: string): HTMLButtonElement {
    return this.querySelector<HTMLButtonElement>(`.${name}`)!;
  }

  private say(where: string, words: string): void {
    const line = this.querySelector(where)!;
    if (line.textContent !== words) line.textContent = words;
  }
}

customElements.define("studio-writer", Writer);
