/** The recorder's page: its parts by name, and what they show. Nothing is decided here. */
import type { TakeFile } from "../capture";
import { filled } from "../filled";
import { MS, rawAt } from "./edits";
import type { Edited } from "./edits";
import { allowed, isSending } from "./machine";
import type { State } from "./machine";
import { LEAST_PASSAGE } from "./passage";
import type { Passage } from "./passage";
import { clockOf, sureness } from "./saying";
import type { Said } from "./saying";

/** Parts of the page, found by what they are called. */
class Parts {
  constructor(protected readonly root: HTMLElement) {}

  part<Kind extends HTMLElement = HTMLElement>(selector: string): Kind {
    return this.root.querySelector<Kind>(selector)!;
  }
}

export class Desk extends Parts {
  readonly form = this.part<HTMLFormElement>("form.send");
  readonly record = this.part<HTMLButtonElement>(".record");
  readonly listen = this.part<HTMLButtonElement>(".listen");
  readonly from = this.part<HTMLInputElement>("#from");
  readonly until = this.part<HTMLInputElement>("#until");
  readonly nudge = this.part<HTMLInputElement>("#nudge");
  readonly start = this.part<HTMLInputElement>("#start");
  readonly end = this.part<HTMLInputElement>("#end");
  readonly undo = this.part<HTMLButtonElement>(".undo");
  private readonly says = this.part(".says");
  private readonly reel = this.part(".reel");
  private readonly now = this.part(".now");
  private readonly meter = this.part<HTMLMeterElement>("meter");

  word(name: string, facts?: Record<string, string>): string {
    return filled(this.root.getAttribute(`data-words-${name}`) ?? "", facts);
  }

  say(said: Said | null, more = ""): void {
    if (said) this.tell(`${this.word(said.word, said.facts)} ${more}`.trim());
  }

  /** Say a sentence; the same one twice is said once. */
  tell(sentence: string): void {
    if (this.says.textContent !== sentence) this.says.textContent = sentence;
  }

  show(state: State): void {
    const may = allowed(state);
    this.keepFocus(may);
    this.root.dataset.step = state.step;
    this.showVerbs(state, may);
    this.part(".try").hidden = state.isOpen || state.takes.length > 0;
    this.part<HTMLElement>(".how").inert = !may.record;
    this.part(".takes").hidden = !state.takes.length;
    this.part(".takes").inert = !may.edit;
    this.form.hidden = this.part(".send-bar").hidden = !state.takes.length;
    this.part<HTMLButtonElement>(".go").setAttribute("aria-disabled", `${!may.send}`);
    this.part(".going").hidden = !isSending(state);
    this.part<HTMLProgressElement>("progress").value = state.share;
    this.part(".late").hidden = !may.test;
    for (const here of this.root.querySelectorAll<HTMLElement>(".here")) {
      here.hidden = !state.takes.length;
      here.setAttribute("aria-disabled", `${state.step !== "listening"}`);
    }
  }

  /** What can't be used for a while loses the keyboard, and R could not stop what R began. */
  private keepFocus(may: ReturnType<typeof allowed>): void {
    const closed = [may.record ? "" : ".how", may.edit ? "" : ".takes"].filter(Boolean).join();
    if (closed && document.activeElement?.closest(closed)) this.record.focus({ preventScroll: true });
  }

  private showVerbs(state: State, may: ReturnType<typeof allowed>): void {
    const isOn = ["asking", "recording", "ending"].includes(state.step);
    const has = state.takes.length > 0;
    this.label(this.record, isOn ? "stop" : has ? "again" : "record");
    this.record.classList.toggle("on", isOn);
    this.record.classList.toggle("loud", isOn || !has);
    this.record.setAttribute("aria-disabled", `${!may.record && !may.stop}`);
    const hears = state.step === "listening";
    this.label(this.listen, hears ? "hush" : "listen");
    this.listen.classList.toggle("on", hears);
    this.listen.hidden = !has;
    this.listen.setAttribute("aria-disabled", `${!may.listen}`);
  }

  private label(button: HTMLElement, word: string): void {
    const said = button.querySelector(".said")!;
    if (said.textContent !== this.word(word)) said.textContent = this.word(word);
  }

  /** Where one is, of how much: for the eye alone. */
  place(samples: number, length: number): void {
    const shown = clockOf(samples);
    if (this.now.textContent !== shown) this.now.textContent = shown;
    this.reel.style.setProperty("--head", `${length ? Math.min(1, Math.max(0, samples / length)) : 0}`);
  }

  lasts(length: number, step: number): void {
    this.from.step = this.until.step = `${step}`;
    this.part(".of").textContent = length ? `/ ${clockOf(length)}` : "";
    this.from.max = `${Math.max(0, length - LEAST_PASSAGE)}`;
    this.until.max = `${Math.ceil(length / step) * step}`;
  }

  /** Which part is recorded the next time. */
  pass({ from, until }: Passage, length: number): void {
    [this.from.value, this.until.value] = [`${from}`, `${until ?? length}`];
    this.write(".at", this.from, clockOf(from, true));
    this.write(".upto", this.until, until === null ? this.word("to-end") : clockOf(until, true));
    const isPart = length > 0 && (until !== null || from > Number(this.root.dataset.from));
    this.reel.toggleAttribute("data-part", isPart);
    this.reel.style.setProperty("--from", `${length ? from / length : 0}`);
    this.reel.style.setProperty("--until", `${length && until !== null ? until / length : 1}`);
  }

  /** Draw what is played along with, once it is known. */
  draw(strokes: string): void {
    for (const path of this.reel.querySelectorAll("path")) path.setAttribute("d", strokes);
  }

  loud(height: number): void {
    this.meter.value = height;
  }

  /** The picked take: how sure its place is, and its changes. */
  take(take: TakeFile, edited: Edited): void {
    const { nudge, start, end } = edited.now;
    const at = rawAt(take, edited.now);
    const sure = sureness(take);
    this.part(".sure").textContent = this.word(nudge ? "placed" : sure);
    if (sure !== "sure") this.part<HTMLDetailsElement>(".edits").open = true;
    [this.start.max, this.end.max] = [`${take.frames}`, `${take.frames}`];
    [this.nudge.value, this.start.value, this.end.value] = [`${nudge / MS}`, `${start}`, `${end}`];
    const sign = nudge > 0 ? "+" : "";
    this.write(".moved", this.nudge, this.word("ms", { number: `${sign}${Math.round(nudge / MS)}` }));
    this.write(".begins", this.start, clockOf(at + start, true));
    this.write(".ends", this.end, clockOf(at + end, true));
    this.undo.disabled = !edited.before.length;
  }

  private write(selector: string, range: HTMLInputElement, words: string): void {
    this.part(selector).textContent = words;
    range.setAttribute("aria-valuetext", words);
  }
}
