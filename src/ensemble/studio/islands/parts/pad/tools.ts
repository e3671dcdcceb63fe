/** The buttons, boxes and sliders around the paper. */
import type { Desk, Tool } from "./desk";
import type { Layering } from "./layering";
import { zoomed } from "./view";

/** Where there is room, everything lies open beside the paper. */
const WIDE = matchMedia("(min-width: 60rem)");

export class Tools {
  private readonly ending = new AbortController();
  private readonly sizes: Partial<Record<Tool, number>>;

  constructor(
    private readonly root: HTMLElement,
    private readonly desk: Desk,
    private readonly layering: Layering,
  ) {
    const { width, height } = desk.board.paper;
    const brush = Math.max(3, Math.round(Math.max(width, height) / 140));
    this.sizes = { brush, eraser: 4 * brush };
    const { signal } = this.ending;
    root.addEventListener("input", (event) => this.turn(event.target as HTMLInputElement), { signal });
    document.addEventListener("keydown", (event) => this.press(event), { signal });
    WIDE.addEventListener("change", () => this.unfold(), { signal });
    addEventListener("resize", () => desk.board.resized(), { signal });
    this.wire();
    this.unfold();
    this.choose("brush");
  }

  end(): void {
    this.ending.abort();
  }

  /** Bring everything to where the drawing stands. */
  show(): void {
    const { history, drawing, active } = this.desk;
    this.button("undo").disabled = !history.canUndo;
    this.button("redo").disabled = !history.canRedo;
    this.layering.show(drawing, active);
    const lines = this.root.querySelector<HTMLInputElement>("[name=pad-lines]");
    if (lines) lines.checked = drawing.lines;
  }

  private wire(): void {
    const { desk } = this;
    this.button("undo").onclick = () => desk.undo();
    this.button("redo").onclick = () => desk.redo();
    this.button("closer").onclick = () => this.zoom(1.25);
    this.button("farther").onclick = () => this.zoom(0.8);
    this.button("whole").onclick = () => desk.board.fit();
    for (const panel of this.panels) panel.addEventListener("toggle", () => this.fold(panel));
    desk.root.addEventListener("pointerdown", () => this.fold());
  }

  private turn(input: HTMLInputElement): void {
    const { desk } = this;
    if (input.name === "pad-tool") this.choose(input.value as Tool);
    else if (input.name === "pad-size") this.resize(Number(input.value));
    else if (input.name === "pad-lines") desk.make({ act: "lines", lines: input.checked });
    else if (input.name === "pad-before")
      desk.root.style.setProperty("--before", `${Number(input.value) / 100}`);
  }

  private choose(tool: Tool): void {
    this.desk.tool = tool;
    this.desk.root.dataset.tool = tool;
    this.resize(this.sizes[tool] ?? this.desk.size);
  }

  private resize(size: number): void {
    const { desk, root } = this;
    if (desk.tool in this.sizes) this.sizes[desk.tool] = size;
    desk.size = size;
    const slider = root.querySelector<HTMLInputElement>("[name=pad-size]")!;
    slider.value = `${size}`;
    slider.disabled = !(desk.tool in this.sizes);
  }

  private zoom(factor: number): void {
    const { board, root } = this.desk;
    board.look(zoomed(board.view, factor, [root.clientWidth / 2, root.clientHeight / 2], board.fitScale));
  }

  /** Ctrl+Z takes back and Ctrl+Shift+Z or Ctrl+Y makes again, unless words are being typed. */
  private press(event: KeyboardEvent): void {
    const isTyping = (event.target as Element).matches?.(
      "input:not([type=range],[type=radio],[type=checkbox]),textarea",
    );
    if (isTyping || !(event.ctrlKey || event.metaKey)) return;
    const key = event.key.toLowerCase();
    if (key === "z" && !event.shiftKey) this.desk.undo();
    else if (key === "y" || key === "z") this.desk.redo();
    else return;
    event.preventDefault();
  }

  private get panels(): HTMLDetailsElement[] {
    return [...this.root.querySelectorAll<HTMLDetailsElement>("details.panel")];
  }

  private unfold(): void {
    for (const panel of this.panels) panel.open = WIDE.matches;
  }

  /** On a small screen one panel is open at most; the paper closes it. */
  private fold(but?: HTMLDetailsElement): void {
    if (WIDE.matches || (but && !but.open)) return;
    for (const panel of this.panels) if (panel !== but) panel.open = false;
  }

  private button(name: string): HTMLButtonElement {
    return this.root.querySelector<HTMLButtonElement>(`.${name}`)!;
  }
}
