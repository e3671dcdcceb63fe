/** A track in time: its sound as a clip that is dragged, or moved by keys. */
import { RATE } from "./arithmetic";
import type { Layer } from "./desk";
import { seconds } from "./strip";

export interface Scale {
  /** The first and the last sample that lanes show. */
  from: number;
  to: number;
}

const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowDown: -1, ArrowUp: 1 };
const STEP = RATE / 100;
const FINE = RATE / 1_000;
const COARSE = RATE;

export class Lane {
  private clip: HTMLElement;
  private scale: Scale = { from: 0, to: RATE };
  private layer?: Layer;
  private held?: { x: number; offset: number };

  constructor(
    readonly element: HTMLElement,
    private words: { label: string; at: string },
    private moved: (offset: number) => void,
    private ended: () => void,
    private seek: (sample: number) => void,
  ) {
    this.clip = element.querySelector(".clip")!;
    this.clip.tabIndex = 0;
    this.clip.setAttribute("role", "slider");
    this.clip.setAttribute("aria-valuenow", "0");
    this.clip.setAttribute("aria-label", words.label);
    this.clip.addEventListener("pointerdown", (event) => this.grab(event));
    this.clip.addEventListener("pointermove", (event) => this.drag(event));
    for (const end of ["pointerup", "pointercancel"]) this.clip.addEventListener(end, () => this.release());
    this.clip.addEventListener("keydown", (event) => this.key(event));
    this.element.addEventListener("click", (event) => this.point(event));
  }

  show(layer: Layer, scale: Scale): void {
    [this.layer, this.scale] = [layer, scale];
    const width = scale.to - scale.from;
    const style = this.clip.style;
    style.insetInlineStart = `${((layer.offset_samples - scale.from) / width) * 100}%`;
    style.inlineSize = `${(layer.samples / width) * 100}%`;
    style.setProperty("--start", `${(layer.trim_start_samples / layer.samples) * 100}%`);
    style.setProperty("--end", `${(layer.trim_end_samples / layer.samples) * 100}%`);
    style.setProperty("--fade-in", `${(layer.fade_in_samples / layer.samples) * 100}%`);
    style.setProperty("--fade-out", `${(layer.fade_out_samples / layer.samples) * 100}%`);
    this.clip.classList.toggle("silent", layer.is_muted);
    this.tell(layer, scale);
  }

  /** The mix is heard from here now. */
  at(sample: number): void {
    const part = (sample - this.scale.from) / (this.scale.to - this.scale.from);
    this.element.style.setProperty("--at", `${Math.min(1, part) * 100}%`);
  }

  private tell(layer: Layer, scale: Scale): void {
    const at = seconds(layer.offset_samples);
    this.clip.setAttribute("aria-valuemin", `${seconds(Math.min(scale.from, layer.offset_samples))}`);
    this.clip.setAttribute("aria-valuemax", `${seconds(Math.max(scale.to, layer.offset_samples))}`);
    this.clip.setAttribute("aria-valuenow", `${at}`);
    this.clip.setAttribute("aria-valuetext", this.words.at.replace("{}", at.toFixed(3)));
  }

  private grab(event: PointerEvent): void {
    if (event.button || !this.layer) return;
    this.clip.setPointerCapture(event.pointerId);
    this.held = { x: event.clientX, offset: this.layer.offset_samples };
  }

  private drag(event: PointerEvent): void {
    if (!this.held) return;
    const { width } = this.element.getBoundingClientRect();
    const way = this.element.matches(":dir(rtl)") ? -1 : 1;
    const part = (way * (event.clientX - this.held.x)) / width;
    if (!part) return;
    const moved = this.held.offset + part * (this.scale.to - this.scale.from);
    this.moved(Math.round(moved / FINE) * FINE);
  }

  private release(): void {
    this.held = undefined;
    this.ended();
  }

  private key(event: KeyboardEvent): void {
    const step = STEPS[event.key];
    if (!step || !this.layer) return;
    event.preventDefault();
    const far = event.shiftKey ? COARSE : event.altKey ? FINE : STEP;
    this.moved(this.layer.offset_samples + step * far);
    this.ended();
  }

  private point(event: MouseEvent): void {
    if (event.target !== this.element) return;
    const { left, right, width } = this.element.getBoundingClientRect();
    const part = (this.element.matches(":dir(rtl)") ? right - event.clientX : event.clientX - left) / width;
    this.seek(Math.max(0, Math.round(this.scale.from + part * (this.scale.to - this.scale.from))));
  }
}

/** One scale for all lanes: from 0:00, or from what begins before it, to the end of the last. */
export function scaleOf(layers: Layer[]): Scale {
  const from = Math.min(0, ...layers.map(({ offset_samples }) => offset_samples));
  const to = Math.max(RATE, ...layers.map((layer) => layer.offset_samples + layer.samples));
  return { from, to };
}
