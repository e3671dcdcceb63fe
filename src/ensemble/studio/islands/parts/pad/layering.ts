/** The list of layers: which is drawn on, their names, what is shown, how strongly, in which order. */
import { MOST_LAYERS } from "./drawing";
import type { Act, Drawing, Layer } from "./drawing";

export class Layering {
  private readonly list: HTMLElement;
  private readonly row: HTMLTemplateElement;
  /** What the list shows; strokes don't change it. */
  private told = "";

  /** `choose` hears which layer is drawn on from now on, `make` of every change. */
  constructor(
    private readonly root: HTMLElement,
    private readonly choose: (layer: string) => void,
    private readonly make: (act: Act) => void,
  ) {
    this.list = root.querySelector("ol")!;
    this.row = root.querySelector("template")!;
    this.add.onclick = () => this.make({ act: "add", layer: fresh(), name: this.nextName() });
  }

  /** Show the layers, the highest first. A row that somebody is in stays where the keyboard is. */
  show(drawing: Drawing, active: string): void {
    const told = JSON.stringify([active, drawing.layers.map(({ marks: _marks, ...facts }) => facts)]);
    if (told === this.told) return;
    this.told = told;
    const rows = new Map([...this.list.children].map((row) => [(row as HTMLElement).dataset.layer!, row]));
    const focus = document.activeElement;
    const shown = drawing.layers.map((layer, at) =>
      this.fill(rows.get(layer.id) ?? this.born(layer.id), layer, at, drawing.layers.length, active),
    );
    this.list.replaceChildren(...shown.reverse());
    if (focus instanceof HTMLElement && this.list.contains(focus)) focus.focus();
    this.add.disabled = drawing.layers.length >= MOST_LAYERS;
  }

  private get add(): HTMLButtonElement {
    return this.root.querySelector<HTMLButtonElement>(".add")!;
  }

  private born(layer: string): Element {
    const row = this.row.content.firstElementChild!.cloneNode(true) as HTMLElement;
    row.dataset.layer = layer;
    const on = (name: string, heard: (input: HTMLInputElement) => void) => {
      const input = part<HTMLInputElement>(row, name);
      input.addEventListener("change", () => heard(input));
    };
    on("active", () => this.choose(layer));
    on("called", ({ value }) =>
      this.make({ act: "name", layer, name: [...value.trim()].slice(0, 60).join("") || this.nextName() }),
    );
    on("shown", ({ checked }) => this.make({ act: "hide", layer, hidden: !checked }));
    on("opacity", ({ value }) => this.make({ act: "fade", layer, opacity: Number(value) / 100 }));
    part(row, "remove").onclick = () => this.make({ act: "remove", layer });
    return row;
  }

  private fill(row: Element, layer: Layer, at: number, count: number, active: string): Element {
    part<HTMLInputElement>(row, "active").checked = layer.id === active;
    part<HTMLInputElement>(row, "called").value = layer.name;
    part<HTMLInputElement>(row, "shown").checked = !layer.hidden;
    part<HTMLInputElement>(row, "opacity").value = `${Math.round(layer.opacity * 100)}`;
    this.way(row, "up", layer.id, at + 1, count);
    this.way(row, "down", layer.id, at - 1, count);
    part<HTMLButtonElement>(row, "remove").disabled = count < 2;
    for (const named of row.querySelectorAll<HTMLElement>("[data-says]"))
      named.setAttribute("aria-label", named.dataset.says!.replace("{layer}", layer.name));
    return row;
  }

  private way(row: Element, name: string, layer: string, to: number, count: number): void {
    const button = part<HTMLButtonElement>(row, name);
    button.disabled = to < 0 || to >= count;
    button.onclick = () => this.make({ act: "move", layer, to });
  }

  private nextName(): string {
    return this.root.dataset.wordsLayer!.replace("{number}", `${this.list.children.length + 1}`);
  }
}

function part<T extends HTMLElement = HTMLElement>(row: Element, name: string): T {
  return row.querySelector<T>(`.${name}`)!;
}

/** A name no other layer of this drawing has. */
export function fresh(): string {
  return crypto.randomUUID().slice(0, 8);
}
