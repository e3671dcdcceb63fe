/** `<studio-pad>`: draw over a picture or on empty paper; what is drawn is kept in this browser as it comes. */
import { Board } from "./parts/pad/board";
import { Coloring } from "./parts/pad/coloring";
import { Desk } from "./parts/pad/desk";
import { read, written } from "./parts/pad/document";
import type { Act, Drawing } from "./parts/pad/drawing";
import { chosen, list, moment, NEW, placeOf } from "./parts/pad/found";
import { Keeping } from "./parts/pad/keeping";
import type { Kept } from "./parts/pad/keeping";
import { Keys } from "./parts/pad/keys";
import { fresh, Layering } from "./parts/pad/layering";
import { taken } from "./parts/pad/lock";
import { Parcel } from "./parts/pad/parcel";
import type { Contents } from "./parts/pad/parcel";
import { Pointing } from "./parts/pad/pointing";
import { printed } from "./parts/pad/printing";
import { Strokes } from "./parts/pad/strokes";
import { Tools } from "./parts/pad/tools";

class Pad extends HTMLElement {
  private desk?: Desk;
  private keeping?: Keeping;
  private picture?: HTMLImageElement;
  private parcel?: Parcel;
  private tools?: Tools;
  private giveBack?: () => void;

  async connectedCallback(): Promise<void> {
    this.find(".room").hidden = false;
    this.find(".send").onclick = () => this.askHow();
    this.find<HTMLAnchorElement>(".anew").href = `${placeOf(location)}&drawing=${NEW}`;
    this.keeping = await Keeping.open().catch(() => undefined);
    this.picture = await arrived(this.querySelector<HTMLImageElement>(".base"));
    const all = (await this.keeping?.all()) ?? [];
    const found = chosen(all, location);
    const acts = await (found ? this.keeping!.acts(found.id) : this.opening()).catch(() => undefined);
    if (!acts) {
      this.find(".room").inert = true;
      return this.say("missing");
    }
    await this.begin(found ?? this.blank(), acts, found);
    if (!this.keeping) this.say("unkept");
    const others = all.filter(({ id }) => id !== found?.id);
    if (this.keeping) list(this.find(".found"), others, this.keeping);
    this.dataset.ready = "";
    // Back from the door to an account: what is asked now is where the reader is.
    const isBack = new URLSearchParams(location.search).has("send");
    if (isBack && !this.querySelector(".summary")) this.askHow();
  }

  disconnectedCallback(): void {
    this.tools?.end();
    this.parcel?.end();
    this.giveBack?.();
    const { desk, keeping, parcel } = this;
    // Sent, and the answer is another page: what was drawn is on the server for good.
    setTimeout(async () => {
      await desk?.settled;
      if (desk && parcel?.isOnItsWay && !document.querySelector("studio-pad"))
        await keeping?.forget(desk.kept.id);
      keeping?.close();
    });
  }

  /** Lay out the paper with what was found, or with nothing drawn on it, and take the tools in hand. */
  private async begin(kept: Kept, acts: Act[], found?: Kept): Promise<void> {
    const board = new Board(this.find(".board"), this.find(".paper"), kept, this.picture, this.keeping);
    this.desk = new Desk(this.find(".board"), board, this.say, () => this.tools?.show(), this.keeping);
    this.equip(this.desk);
    if (found) this.say("coming");
    await this.desk.open(kept, acts);
    this.giveBack = await taken(kept.id, this.elsewhere);
    if (!this.giveBack) return this.elsewhere();
    await this.takeUp(kept);
    if (found) this.say("back", { when: moment(kept.changedAt) });
    else if (location.search.includes(`drawing=${NEW}`))
      history.replaceState(history.state, "", `${placeOf(location)}&drawing=${kept.id}`);
  }

  /** The page ended while a stroke was drawn: it is finished as far as it came. */
  private async takeUp({ id }: Kept): Promise<void> {
    const held = await this.keeping?.held(id);
    if (held) this.desk!.make({ act: "mark", layer: held.layer, mark: held.stroke });
  }

  private equip(desk: Desk): void {
    desk.root.addEventListener("pointerdown", () => (this.find(".saying").textContent = ""));
    const strokes = new Strokes(desk);
    new Pointing(desk, strokes);
    new Keys(desk, strokes, this.find(".brush"));
    const { lines } = this.dataset;
    new Coloring(this.find(".colors"), (color) => (desk.color = color), this.picture, !!lines);
    const layering = new Layering(
      this.find(".slips"),
      (layer) => desk.choose(layer),
      (act) => desk.make(act),
    );
    this.tools = new Tools(this, desk, layering);
    const form = this.querySelector<HTMLFormElement>("form.sending");
    const state = () => `${desk.kept.id} ${desk.kept.at} ${desk.kept.changedAt}`;
    if (form) this.parcel = new Parcel(form, this.dataset.uploads!, state, () => this.pack(desk), this.say);
  }

  /** What is asked before it is sent. */
  private askHow(): void {
    this.find(".send").hidden = true;
    this.find(".sending-part").hidden = false;
    this.find("#pad-send").focus();
  }

  /** Another tab draws on it: here it rests until it is taken over. */
  private elsewhere = (): void => {
    this.find(".room").inert = true;
    this.find(".elsewhere").hidden = false;
    this.find(".here").onclick = () =>
      void taken(this.desk!.kept.id, () => undefined, true).then(() => location.reload());
  };

  private blank(): Kept {
    const { width, height, paper, picture, name } = this.dataset as Record<string, string>;
    const size = { width: Number(width), height: Number(height), paper: paper!, picture: picture! };
    const place = placeOf(location);
    return { ...size, id: crypto.randomUUID(), place, title: name!, at: 1, changedAt: Date.now() };
  }

  /** One empty layer, or all of somebody's drawing that is gone on with. Rejects where that can't be fetched. */
  private async opening(): Promise<Act[]> {
    return [{ act: "open", drawing: await this.beginning() }];
  }

  private async beginning(): Promise<Drawing> {
    const { strokes, lines, wordsLayer } = this.dataset;
    if (!strokes) {
      const layer = {
        id: fresh(),
        name: wordsLayer!.replace("{number}", "1"),
        opacity: 1,
        hidden: false,
        marks: [],
      };
      return { lines: !!lines, layers: [layer] };
    }
    const found = read(await (await fetch(strokes)).text());
    return { lines: found.lines, layers: found.layers };
  }

  private async pack({ kept, drawing }: Desk): Promise<Contents> {
    const picture = await printed(kept, drawing, this.picture);
    return { picture, strokes: new Blob([written(kept, drawing)], { type: "application/json" }) };
  }

  private say = (words: string, facts: Record<string, string | number> = {}): void => {
    let said = this.dataset[`words${words[0]!.toUpperCase()}${words.slice(1)}`] ?? "";
    for (const [name, value] of Object.entries(facts)) said = said.replace(`{${name}}`, `${value}`);
    this.find(".saying").textContent = said;
  };

  private find<T extends HTMLElement = HTMLElement>(name: string): T {
    return this.querySelector<T>(name)!;
  }
}

/** The picture once it can be drawn; undefined where there is none, or it doesn't come. */
async function arrived(picture: HTMLImageElement | null): Promise<HTMLImageElement | undefined> {
  await picture?.decode().catch(() => (picture = null));
  return picture ?? undefined;
}

customElements.define("studio-pad", Pad);
