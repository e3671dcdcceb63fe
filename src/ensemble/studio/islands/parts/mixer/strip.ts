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
  private note: Element;
  private boxes: [string, HTMLInputElement][];

  constructor(
    readonly row: HTMLElement,
    private turned: Turned,
    solo: (key: string) => void,
  ) {
    this.key = row.dataset.layer!;
    const boxes = [...row.querySelectorAll<HTMLInputElement>("input:not([type=hidden])")];
    this.boxes = boxes.map((box) => [nameOf(box), box]);
    this.solo = row.querySelector(".solo")!;
    this.solo.addEventListener("click", () => solo(this.key));
    this.note = row.querySelector(".summed")!;
    row.addEventListener("input", (event) => this.hear(event.target as HTMLInputElement));
    // A gesture lasts until the hand is taken off.
    for (const end of ["change", "pointerdown", "focusout"]) row.addEventListener(end, () => this.end());
    for (const box of boxes) if (box.type === "range") say(box);
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
    for (const [name, box] of this.boxes) {
      if (box === document.activeElement) continue;
      const fader = BOXES[name]!;
      const value = layer[fader as keyof Layer];
      if (box.type === "checkbox") box.checked = name === "out" ? !value : Boolean(value);
      else box.value = `${fader.endsWith("_samples") ? seconds(value as number) : value}`;
      if (box.type === "range") say(box);
    }
  }

  private hear(box: HTMLInputElement): void {
    if (box.type === "range") say(box);
    const fader = BOXES[nameOf(box)];
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
}

/** Boxes are called `layers-7-gain`. */
function nameOf(box: HTMLInputElement): string {
  return box.name.split("-").at(-1)!;
}

export function seconds(samples: number): number {
  return Math.round((samples / RATE) * 1e6) / 1e6;
}

/** Write beside a slider what it says, and say it to who doesn't see it. */
function say(slider: HTMLInputElement): void {
  const { sides, unit } = slider.dataset;
  const words = sides ? side(Number(slider.value), sides.split(",")) : `${slider.value}${unit ?? ""}`;
  slider.parentElement!.querySelector("output")!.textContent = words;
  slider.setAttribute("aria-valuetext", words);
}

/** Where between left (-1) and right (1) a sound is, in words. */
function side(at: number, [left, middle, right]: string[]): string {
  return at ? `${Math.round(Math.abs(at) * 100)} % ${at < 0 ? left : right}` : middle!;
}
