/** Who wrote what, when somebody asks for it. */
import type { Text } from "yjs";
import type { Person } from "../../../../design/islands/parts/live";
import { HANDS, runsOf, type Carets } from "./carets";

export class Legend {
  private names: Map<string, string>;
  private list: HTMLElement;

  constructor(
    island: HTMLElement,
    private carets: Carets,
    private text: Text,
  ) {
    this.names = new Map(Object.entries(JSON.parse(island.dataset.pens!) as Record<string, string>));
    this.names.set(`${text.doc!.clientID}`, island.dataset.name!);
    this.list = island.querySelector(".hands")!;
    carets.hand = (client) => this.hand(client);
    const button = island.querySelector<HTMLButtonElement>(".whose")!;
    button.onclick = () => this.turn(button);
  }

  /** Those who are here say under which number they write. */
  meet(people: Person[]): void {
    for (const { name, state } of people) if (state.pen) this.names.set(`${state.pen as number}`, name);
  }

  private turn(button: HTMLButtonElement): void {
    const on = button.ariaPressed !== "true";
    button.ariaPressed = `${on}`;
    this.list.hidden = !on;
    this.carets.isInked = on;
    this.list.replaceChildren(...(on ? this.lines() : []));
    this.carets.draw();
  }

  private get order(): string[] {
    return [...new Set(this.names.values())];
  }

  private hand(client: number): number {
    const place = this.order.indexOf(this.names.get(`${client}`) ?? "");
    return place < 0 ? HANDS : (place % HANDS) + 1;
  }

  private lines(): HTMLElement[] {
    const written = new Set(runsOf(this.text).map(({ client }) => this.names.get(`${client}`)));
    return this.order
      .filter((name) => written.has(name))
      .map((name) => {
        const line = document.createElement("li");
        const mark = document.createElement("mark");
        mark.className = `hand-${(this.order.indexOf(name) % HANDS) + 1}`;
        mark.textContent = name;
        line.append(mark);
        return line;
      });
  }
}
