/** A plain text box and a shared text, kept the same. The box stays the browser's own: its keyboard, its
 * languages, its reader. */
import { UndoManager, type Text, type YTextEvent } from "yjs";
import { difference, parts, whole } from "./differing";

const ME = "me";
// A long paste goes in several changes, each of which fits into one message even in Chinese.
const LONGEST = 50_000;
// While somebody composes, what they have so far is told after a rest (ms). Others' words wait until the
// composition ends: put in between they would tear it apart. Keyboards of phones compose without end, and
// take up again what was torn; there a longer rest lets others' words in.
const REST = 1500;
const LONG_REST = 4000;

export class Sheet {
  readonly undoing: UndoManager;
  private shown: string;
  private composing = false;
  private typedAt = 0;

  /** `rested` is called when what others wrote may be put in again; `changed` after any change. */
  constructor(
    private box: HTMLTextAreaElement,
    private text: Text,
    private rested: () => void,
    private changed: () => void,
  ) {
    this.undoing = new UndoManager(text, { trackedOrigins: new Set([ME]), captureTimeout: 600 });
    this.shown = box.value = text.toString();
    text.observe((event, { origin }) => {
      if (origin !== ME) this.put(event, origin === this.undoing);
    });
    box.readOnly = false;
    box.addEventListener("compositionstart", () => (this.composing = true));
    box.addEventListener("compositionend", () => this.composed());
    box.addEventListener("input", () => this.typed());
    box.addEventListener("beforeinput", (event) => this.mayUndo(event));
    box.addEventListener("keydown", (event) => this.keyed(event));
  }

  get isBusy(): boolean {
    if (!this.composing) return false;
    return !isTouched() || Date.now() - this.typedAt < LONG_REST || this.shown !== this.box.value;
  }

  undo(): void {
    this.undoing.undo();
  }

  redo(): void {
    this.undoing.redo();
  }

  private typed(): void {
    this.typedAt = Date.now();
    if (!this.composing) return this.take();
    for (const pause of [REST, LONG_REST]) window.setTimeout(() => this.rest(pause), pause + 50);
  }

  private rest(pause: number): void {
    if (Date.now() - this.typedAt < pause) return;
    this.take();
    this.rested();
  }

  private composed(): void {
    this.composing = false;
    // The browser's last `input` may come before or after this.
    window.setTimeout(() => {
      this.take();
      this.rested();
    });
  }

  /** Write down what the box says now. */
  private take(): void {
    const edit = difference(this.shown, this.box.value, this.box.selectionEnd);
    if (!edit) return;
    const words = whole(edit.words);
    if (words !== edit.words) this.box.setRangeText(words, edit.at, edit.at + words.length, "preserve");
    const pieces = parts(words, LONGEST);
    this.write(() => {
      if (edit.removed) this.text.delete(edit.at, edit.removed);
      if (pieces[0]) this.text.insert(edit.at, pieces[0]);
    });
    let at = edit.at + (pieces[0]?.length ?? 0);
    for (const more of pieces.slice(1)) {
      this.write(() => this.text.insert(at, more));
      at += more.length;
    }
    this.shown = this.box.value;
    this.changed();
  }

  private write(change: () => void): void {
    this.text.doc!.transact(change, ME);
  }

  /** Put in what others wrote, or what was undone; the caret stays with its words. */
  private put(event: YTextEvent, isOwn: boolean): void {
    let place = 0;
    for (const { retain, insert, delete: removed } of event.delta) {
      place += retain ?? 0;
      const words = (insert as string | undefined) ?? "";
      if (removed || words) this.box.setRangeText(words, place, place + (removed ?? 0), "preserve");
      place += words.length;
    }
    this.shown = this.box.value;
    if (isOwn) this.box.setSelectionRange(place, place);
    this.changed();
  }

  private mayUndo(event: InputEvent): void {
    if (event.inputType !== "historyUndo" && event.inputType !== "historyRedo") return;
    event.preventDefault();
    if (event.inputType === "historyUndo") this.undo();
    else this.redo();
  }

  private keyed(event: KeyboardEvent): void {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const key = event.key.toLowerCase();
    if (key !== "z" && key !== "y") return;
    event.preventDefault();
    if (key === "y" || event.shiftKey) this.redo();
    else this.undo();
  }
}

/** Whether the keyboard is one on a screen. */
function isTouched(): boolean {
  return matchMedia("(pointer: coarse)").matches;
}
