/** What is left out of a film at either end, before it is sent: said along its own time, kept beside the take. */
import { takes } from "../capture";
import { RATE } from "../capture/ticks";
import type { TakeFile } from "../capture/types";
import { clockOf } from "../recorder/saying";
import type { Desk } from "../sending/desk";
import { asKept, within } from "./kept";
import type { Kept } from "./kept";

export class Trimming {
  private take?: TakeFile;
  private length = 0;
  private now: Kept = { start: 0, end: 0 };

  constructor(private readonly desk: Desk<string>) {
    for (const edge of ["start", "end"] as const)
      this.slider(edge).oninput = () =>
        this.set({ ...this.now, [edge]: Math.round(this.slider(edge).valueAsNumber * RATE) });
    this.slider("end").onchange = this.slider("start").onchange = () => void this.keep();
  }

  /** Show a film of so many samples, with what was left out of it before. */
  show(take: TakeFile, length: number): void {
    [this.take, this.length] = [take, length];
    for (const edge of ["start", "end"]) this.slider(edge).max = `${length / RATE}`;
    this.set(asKept(take.about, length));
  }

  /** Whether this moment of the film, in seconds, is left out after its end. */
  isOver(seconds: number): boolean {
    return this.now.end < this.length && seconds * RATE >= this.now.end;
  }

  private set(wish: Kept): void {
    this.now = within(wish, this.length);
    for (const edge of ["start", "end"] as const) {
      const slider = this.slider(edge);
      const said = clockOf(this.now[edge], true);
      slider.valueAsNumber = this.now[edge] / RATE;
      slider.setAttribute("aria-valuetext", said);
      this.desk.part(`output[for=${edge}]`).textContent = said;
    }
  }

  private async keep(): Promise<void> {
    const { start, end } = this.now;
    const isWhole = end >= this.length;
    await takes.note(this.take!, { start: `${start}`, end: isWhole ? "" : `${end}` });
  }

  private slider(edge: string): HTMLInputElement {
    return this.desk.part<HTMLInputElement>(`input#${edge}`);
  }
}
