/** How fast the words go, in letters a second: chosen with a slider, remembered in this browser. */
import { USUAL } from "./pace";

const KEPT = "reading speed";

export class Speed {
  constructor(
    private readonly slider: HTMLInputElement,
    private readonly changed: (speed: number) => void,
  ) {
    slider.value = localStorage.getItem(KEPT) ?? `${USUAL}`;
    slider.oninput = () => this.set(this.now);
  }

  get now(): number {
    return Number(this.slider.value);
  }

  /** As near to it as the slider goes. */
  set(speed: number): void {
    this.slider.value = `${speed}`;
    localStorage.setItem(KEPT, this.slider.value);
    this.changed(this.now);
  }
}
