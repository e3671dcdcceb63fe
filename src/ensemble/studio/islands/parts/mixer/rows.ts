/** All tracks on the page: their controls, their lanes, and tracks that somebody else lays in. */
import { Lane, scaleOf } from "./lane";
import type { Scale } from "./lane";
import { Desk } from "./desk";
import type { Layer } from "./desk";
import { Strip } from "./strip";
import type { Turned } from "./strip";
import type { Words } from "./transport";

interface Row {
  strip: Strip;
  lane: Lane;
  /** What it shows, so that nothing is done where nothing changed. */
  shown: string;
}

/** A row comes to life shortly before somebody sees it: of a thousand most are never looked at. */
const SOON = "100% 0px";

export class Rows {
  /** Where the last track ends, in samples. */
  length = 0;
  private elements = new Map<string, HTMLElement>();
  private rows = new Map<string, Row>();
  private near = new Set<string>();
  private desk = new Desk();
  private summed: ReadonlySet<string> = new Set();
  private scale: Scale = { from: 0, to: 1 };
  private place = 0;
  private fetching = false;
  private watch = new IntersectionObserver((seen) => this.see(seen), { rootMargin: SOON });

  constructor(
    private list: HTMLElement,
    private words: Words,
    private wishes: { turned: Turned; solo: (key: string) => void; seek: (sample: number) => void },
  ) {
    for (const row of list.querySelectorAll<HTMLElement>("[data-layer]")) this.know(row);
    // Some tools reach a box without scrolling to it; what they put in stays.
    for (const touch of ["focusin", "pointerdown", "input"])
      list.addEventListener(
        touch,
        ({ target }) => this.take((target as Element).closest(".layer")!, touch !== "input"),
        true,
      );
  }

  /** Show the desk as it stands, and which tracks are heard in the server's sum; answers how long it is. */
  show(desk: Desk, summed: ReadonlySet<string>): number {
    [this.desk, this.summed] = [desk, summed];
    this.scale = scaleOf(desk.laid);
    this.length = this.scale.to;
    for (const [key, element] of this.elements) {
      const isLaid = Boolean(desk.layers.get(key)?.is_laid);
      if (element.hidden === isLaid) element.hidden = !isLaid;
    }
    for (const key of this.rows.keys()) this.refresh(key);
    this.list.toggleAttribute("data-solo", desk.solos.size > 0);
    return this.length;
  }

  at(sample: number): void {
    this.place = sample;
    for (const key of this.near) this.rows.get(key)?.lane.at(sample);
  }

  /** Tracks that this page has no row for yet are taken from a fresh one. */
  async fetchMissing(laid: Layer[]): Promise<void> {
    const missing = laid.filter(({ key }) => !this.elements.has(key));
    if (!missing.length || this.fetching) return;
    this.fetching = true;
    try {
      const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
      for (const { key } of missing) {
        const row = page.querySelector<HTMLElement>(`[data-layer="${CSS.escape(key)}"]`);
        if (!row) continue;
        this.list.append(document.adoptNode(row));
        this.know(row);
      }
    } catch {
      // No line: whatever is told next asks for it again.
    } finally {
      this.fetching = false;
    }
  }

  private know(row: HTMLElement): void {
    this.elements.set(row.dataset.layer!, row);
    this.watch.observe(row);
  }

  private see(seen: IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of seen) {
      const row = target as HTMLElement;
      if (isIntersecting) this.take(row);
      else this.near.delete(row.dataset.layer!);
    }
  }

  private refresh(key: string): void {
    const [row, layer] = [this.rows.get(key)!, this.desk.layers.get(key)];
    const note = this.summed.has(key) ? this.words.summed! : "";
    const alone = this.desk.solos.has(key);
    const shown = JSON.stringify([layer, note, alone, this.scale]);
    if (!layer || row.shown === shown) return;
    row.shown = shown;
    row.strip.show(layer, note);
    row.strip.solo.setAttribute("aria-pressed", `${alone}`);
    row.strip.row.classList.toggle("alone", alone);
    row.lane.show(layer, this.scale);
    row.lane.at(this.place);
  }

  private take(row: HTMLElement, anew = true): void {
    const key = row.dataset.layer!;
    this.near.add(key);
    if (this.rows.has(key)) return this.rows.get(key)!.lane.at(this.place);
    const strip = new Strip(row, this.wishes.turned, this.wishes.solo);
    this.rows.set(key, { strip, lane: this.lane(row, strip), shown: "" });
    // What somebody typed in stood still meanwhile.
    row.addEventListener("focusout", () => queueMicrotask(() => this.anew(key)));
    if (anew) this.refresh(key);
  }

  private anew(key: string): void {
    this.rows.get(key)!.shown = "";
    this.refresh(key);
  }

  private lane(row: HTMLElement, strip: Strip): Lane {
    const name = row.querySelector(".name")!.textContent;
    return new Lane(
      row.querySelector<HTMLElement>(".lane")!,
      { label: this.words.clip!.replace("{}", name), at: this.words.begins! },
      (offset) => strip.turn("offset_samples", offset),
      () => strip.end(),
      this.wishes.seek,
    );
  }
}
