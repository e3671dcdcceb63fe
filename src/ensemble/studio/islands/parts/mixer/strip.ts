/** The controls of one track: what is turned by hand, and what others turn. */
import { RATE } from "./arithmetic";
import type { Fader, Layer, Value } from "./desk";

/** Boxes of the page's form, and what each turns (`production/forms/mixing.py`). Times are in seconds there. */
const BOXES: Record<string, Fader> = {
  gain: "gain_db",
  pan: "pan",
  muted: "is_muted",
  offset: "offset_samples",
  fade_in: "fade_in_samples",
  fade_out: "fade_out_samples",
  trim_start: "trim_start_samples",
  trim_end: "trim_end_samples",
  out: "is_laid",
};

export type Turned = (layer: string, fader: Fader, value: Value, gesture: string) => void;

export class Strip {
  readonly key: string;
  readonly solo: HTMLButtonElement;
  private gesture = "";
  private note = document.createElement("p");

  constructor(
    readonly row: HTMLElement,
    private turned: Turned,
    solo: { word: string; pressed: (key: string) => void },
  ) {
    this.key = row.dataset.layer!;
    this.solo = this.button(solo.word, () => solo.pressed(this.key));
    this.note.className = "hint summed";
    row.querySelector(".what")!.append(this.note);
    row.addEventListener("input", (event) => this.hear(event.target as HTMLInputElement));
    // A gesture lasts until the hand is taken off.
    for (const end of ["change", "pointerdown", "focusout"]) row.addEventListener(end, () => this.end());
    for (const slider of row.querySelectorAll<HTMLInputElement>("input[type=range]")) say(slider);
  }

  /** Turn a fader from elsewhere than its box: from the timeline. */
  turn(fader: Fader, value: number): void {
    this.gesture ||= crypto.randomUUID();
    this.turned(this.key, fader, value, this.gesture);
  }

  end(): void {
    this.gesture = "";
  }

  /** Show where every fader stands; what somebody types in stays as it is. */
  show(layer: Layer, note: string): void {
    if (this.note.textContent !== note) this.note.textContent = note;
    for (const [name, fader] of Object.entries(BOXES)) {
      const box = this.box(name);
      if (!box || box === document.activeElement) continue;
      const value = layer[fader as keyof Layer];
      if (box.type === "checkbox") box.checked = name === "out" ? !value : Boolean(value);
      else box.value = `${fader.endsWith("_samples") ? seconds(value as number) : value}`;
      if (box.type === "range") say(box);
    }
  }

  private box(name: string): HTMLInputElement | null {
    return this.row.querySelector(`input:not([type=hidden])[name$="-${name}"]`);
  }

  private hear(box: HTMLInputElement): void {
    if (box.type === "range") say(box);
    const fader = BOXES[box.name?.split("-").at(-1) ?? ""];
    if (!fader || !box.validity.valid) return;
    const number = box.valueAsNumber;
    const value =
      box.type === "checkbox"
        ? fader === "is_laid"
          ? !box.checked
          : box.checked
        : fader.endsWith("_samples")
          ? Math.round(number * RATE)
          : number;
    if (typeof value === "number" && !Number.isFinite(value)) return;
    this.gesture ||= crypto.randomUUID();
    this.turned(this.key, fader, value, this.gesture);
  }

  private button(word: string, pressed: () => void): HTMLButtonElement {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button solo";
    button.textContent = word;
    button.setAttribute("aria-pressed", "false");
    button.addEventListener("click", pressed);
    this.row.querySelector(".checks")!.prepend(button);
    return button;
  }
}

export function seconds(samples: number): number {
  return Math.round((samples / RATE) * 1e6) / 1e6;
}

/** Write beside a slider what it says, and say it to who doesn't see it. */
function say(slider: HTMLInputElement): void {
  let told = slider.parentElement!.querySelector("output");
  if (!told) {
    told = document.createElement("output");
    slider.after(told);
  }
  const { sides, unit } = slider.dataset;
  const words = sides ? side(Number(slider.value), sides.split(",")) : `${slider.value}${unit ?? ""}`;
  told.textContent = words;
  slider.setAttribute("aria-valuetext", words);
}

/** Where between left (-1) and right (1) a sound is, in words. */
function side(at: number, [left, middle, right]: string[]): string {
  return at ? `${Math.round(Math.abs(at) * 100)} % ${at < 0 ? left : right}` : middle!;
}
