/** Play and stop, where it is, how loud; take back; what is saved. All of it native controls. */
import { clock } from "../../../../design/islands/parts/sounding";
import { RATE } from "./arithmetic";
import type { Sounding } from "./messages";

export type Words = Record<string, string>;

export interface Wishes {
  toggle(): void;
  seek(sample: number): void;
  undo(again: boolean): void;
}

export class Transport {
  /** What stays in reach, and what is said below it. */
  readonly element = document.createElement("div");
  readonly notes = document.createElement("div");
  private playing = button("play");
  private back = button("undo");
  private again = button("redo");
  private place = document.createElement("input");
  private clock = document.createElement("output");
  private meter = document.createElement("meter");
  private state = document.createElement("p");
  private people = document.createElement("p");
  private measuring = document.createElement("p");
  private others = document.createElement("p");

  constructor(
    private words: Words,
    wishes: Wishes,
  ) {
    this.element.className = "transport";
    Object.assign(this.place, { type: "range", min: "0", step: "0.1", value: "0" });
    this.place.setAttribute("aria-label", words.place!);
    Object.assign(this.meter, { min: 0, max: 1, high: 0.89, low: 0.001 });
    this.meter.setAttribute("aria-label", words.level!);
    this.state.className = "state";
    this.state.setAttribute("role", "status");
    this.people.className = "people-here";
    this.measuring.className = "measuring";
    this.others.className = "others";
    this.others.setAttribute("role", "status");
    this.playing.addEventListener("click", () => wishes.toggle());
    this.back.addEventListener("click", () => wishes.undo(false));
    this.again.addEventListener("click", () => wishes.undo(true));
    this.place.addEventListener("input", () => wishes.seek(Math.round(this.place.valueAsNumber * RATE)));
    this.back.textContent = words.undo!;
    this.again.textContent = words.redo!;
    this.sound("stopped");
    this.element.append(this.playing, this.clock, this.place, this.back, this.again, this.state, this.meter);
    this.notes.className = "notes";
    this.notes.append(this.measuring, this.others, this.people);
    this.at(0);
  }

  sound(state: "stopped" | "loading" | "playing"): void {
    const words = { stopped: "play", loading: "loading", playing: "stop" }[state];
    this.playing.textContent = this.words[words]!;
    this.playing.setAttribute("aria-busy", `${state === "loading"}`);
  }

  hear({ at, peak }: Sounding): void {
    this.at(Math.max(0, at));
    this.meter.value = Math.min(1, peak);
  }

  at(sample: number): void {
    const now = sample / RATE;
    if (document.activeElement !== this.place || !this.place.matches(":active")) this.place.value = `${now}`;
    this.clock.textContent = `${clock(now)} / ${clock(Number(this.place.max))}`;
    this.place.setAttribute("aria-valuetext", clock(now));
  }

  length(samples: number): void {
    this.place.max = `${(samples / RATE).toFixed(1)}`;
    this.at(Math.round(this.place.valueAsNumber * RATE));
  }

  can(undo: boolean, redo: boolean): void {
    this.back.disabled = !undo;
    this.again.disabled = !redo;
  }

  say(words: string): void {
    if (this.state.textContent !== words) this.state.textContent = words;
  }

  /** How the tracks are heard that this device doesn't play by themselves. */
  beside(words: string): void {
    if (this.others.textContent !== words) this.others.textContent = words;
  }

  /** Until the server has measured how loud it is, the whole is as loud as it was before. */
  measures(measuring: boolean): void {
    const words = measuring ? this.words.measuring! : "";
    if (this.measuring.textContent !== words) this.measuring.textContent = words;
  }

  here(names: string[]): void {
    const words = names.length ? this.words.here!.replace("{}", names.join(", ")) : "";
    if (this.people.textContent !== words) this.people.textContent = words;
  }
}

function button(name: string): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.className = `button ${name}`;
  return made;
}
