/** The words on the page: large, moving past a line at which they are read. */
import type { Pace } from "./pace";

/** How far down the reading line is, as a part of the height. */
const EYES = 0.38;

export class Script {
  private readonly lines: HTMLElement[];
  private shown = -1;
  private readonly calm = matchMedia("(prefers-reduced-motion: reduce)");

  constructor(private readonly box: HTMLElement) {
    this.lines = [...box.querySelectorAll<HTMLElement>("[data-line]")];
  }

  get lengths(): number[] {
    return this.lines.map((line) => line.textContent!.trim().length);
  }

  /** Show where the reader is: smoothly, or by whole lines for who wants no motion. */
  show(pace: Pace): void {
    const line = this.lines[pace.line];
    if (!line) return;
    if (pace.line !== this.shown) this.mark(pace.line);
    const next = this.lines[pace.line + 1];
    const step = next ? next.offsetTop - line.offsetTop : line.offsetHeight;
    const top = line.offsetTop + (this.calm.matches ? 0 : step * pace.share);
    this.box.scrollTop = top - this.box.clientHeight * EYES;
  }

  /** Nothing is read now: all words are alike. */
  clear(): void {
    this.mark(-1);
  }

  /** Which line was touched. */
  lineAt(target: EventTarget | null): number | undefined {
    const line = (target as Element | null)?.closest<HTMLElement>("[data-line]");
    return line ? Number(line.dataset.line) : undefined;
  }

  private mark(line: number): void {
    this.lines[this.shown]?.classList.remove("now");
    for (const [number, each] of this.lines.entries()) each.classList.toggle("read", number < line);
    this.lines[line]?.classList.add("now");
    this.shown = line;
  }
}
