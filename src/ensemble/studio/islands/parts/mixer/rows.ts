/** All tracks on the page: their controls, their lanes, and tracks that somebody else lays in. */
import { Lane, scaleOf } from "./lane";
import type { Scale } from "./lane";
import type { Desk, Layer } from "./desk";
import { Strip } from "./strip";
import type { Turned } from "./strip";
import type { Words } from "./transport";

interface Row {
  strip: Strip;
  lane: Lane;
}

export class Rows {
  /** Where the last track ends, in samples. */
  length = 0;
  private rows = new Map<string, Row>();
  private scale: Scale = { from: 0, to: 1 };
  private fetching = false;

  constructor(
    private list: HTMLElement,
    private words: Words,
    private wishes: { turned: Turned; solo: (key: string) => void; seek: (sample: number) => void },
  ) {
    for (const row of list.querySelectorAll<HTMLElement>("[data-layer]")) this.take(row);
  }

  /** Show the desk as it stands, and which tracks are heard in the server's sum; answers how long it is. */
  show(desk: Desk, summed: ReadonlySet<string>): number {
    this.scale = scaleOf(desk.laid);
    this.length = this.scale.to;
    for (const [key, { strip, lane }] of this.rows) {
      const layer = desk.layers.get(key);
      strip.row.hidden = !layer?.is_laid;
      if (!layer) continue;
      strip.show(layer, summed.has(key) ? this.words.summed! : "");
      lane.show(layer, this.scale);
      strip.solo.setAttribute("aria-pressed", `${desk.solos.has(key)}`);
    }
    this.list.toggleAttribute("data-solo", desk.solos.size > 0);
    return this.length;
  }

  at(sample: number): void {
    const part = (sample - this.scale.from) / (this.scale.to - this.scale.from);
    this.list.style.setProperty("--at", `${Math.min(1, part) * 100}%`);
  }

  /** Tracks that this page has no row for yet are taken from a fresh one. */
  async fetchMissing(laid: Layer[]): Promise<void> {
    const missing = laid.filter(({ key }) => !this.rows.has(key));
    if (!missing.length || this.fetching) return;
    this.fetching = true;
    try {
      const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
      for (const { key } of missing) {
        const row = page.querySelector<HTMLElement>(`[data-layer="${CSS.escape(key)}"]`);
        if (!row) continue;
        this.list.append(document.adoptNode(row));
        this.take(row);
      }
    } finally {
      this.fetching = false;
    }
  }

  private take(row: HTMLElement): void {
    const strip = new Strip(row, this.wishes.turned, { word: this.words.solo!, pressed: this.wishes.solo });
    const name = row.querySelector(".name")?.textContent ?? "";
    const words = { label: this.words.clip!.replace("{}", name), at: this.words.begins! };
    strip.solo.setAttribute("aria-label", `${this.words.solo}: ${name}`);
    const lane = new Lane(
      row.querySelector(".waveform"),
      words,
      (offset) => strip.turn("offset_samples", offset),
      () => strip.end(),
      this.wishes.seek,
    );
    row.append(lane.element);
    this.rows.set(strip.key, { strip, lane });
  }
}
