/** `<studio-turn>`: a text written in turns. It keeps what is typed, and says by itself whose turn it is. */
import { openRoom, type LiveRoom, type Person } from "../../design/islands/parts/live";
import { Drafting } from "./parts/writing/drafting";
import { Shelf } from "./parts/writing/left";

// Whoever has the page open is here, and learns what news was lost on the way.
const ROUND = 15_000;

class Turn extends HTMLElement {
  private room?: LiveRoom;
  private round = 0;
  private drafting?: Drafting;

  connectedCallback(): void {
    this.begin();
    if ("closed" in this.dataset) return;
    this.room = openRoom("studio-writing", this.dataset.key!, {
      heard: (words) => this.hear(words as Record<string, unknown>),
      here: (people, me) =>
        this.meet(people.filter(({ id, member }) => id !== me && member === this.dataset.me)),
      line: (state) => this.line(state),
    });
    this.round = window.setInterval(() => this.ask(), ROUND);
  }

  disconnectedCallback(): void {
    clearInterval(this.round);
    this.drafting?.end();
    this.room?.leave();
  }

  private begin(): void {
    const { key, me, passed } = this.dataset;
    const shelf = new Shelf(localStorage, `turn ${key} ${me}`, `${Math.random()}`);
    shelf.forget(passed!.split(" "));
    const form = this.form;
    this.drafting = form ? new Drafting(form, shelf, (state) => this.say(state)) : undefined;
  }

  private line(state: "open" | "away" | "shut"): void {
    if (state === "open") this.ask();
    if (state === "shut") void this.renew();
  }

  /** Whoever has two windows open should know it: only one of them need be written in. */
  private meet(own: Person[]): void {
    const line = this.querySelector(".elsewhere");
    if (line) line.textContent = own.length ? this.dataset.wordsElsewhere! : "";
  }

  private ask(): void {
    this.room!.say({ here: true });
  }

  private hear(words: Record<string, unknown>): void {
    if ("turn" in words || "copied" in words || ("mark" in words && words.mark !== this.dataset.mark))
      void this.renew();
  }

  /** Show how it stands. What somebody is at stays as it is. */
  private async renew(): Promise<void> {
    const answer = await fetch(this.dataset.page!).catch(() => undefined);
    if (!answer?.ok || answer.redirected) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const found = page.querySelector<Turn>("studio-turn");
    if (!found || !this.isConnected) return;
    Object.assign(this.dataset, found.dataset);
    this.beside(page);
    const form = found.querySelector("form.turn");
    if (!form || form.getAttribute("action") !== this.drafting?.turn) this.replace(found);
  }

  private replace(found: Element): void {
    this.drafting?.end();
    const news = this.querySelector(".news")!;
    found.querySelector(".news")!.remove();
    for (const each of [...this.childNodes]) if (each !== news) each.remove();
    news.after(...found.childNodes);
    this.tell(this.querySelector(".whose")?.textContent ?? "");
    this.begin();
  }

  private beside(page: Document): void {
    const place = this.parentElement!.querySelector(".beside");
    const found = page.querySelector(".work .beside");
    if (place && found && !place.contains(document.activeElement)) place.replaceChildren(...found.childNodes);
  }

  private get form(): HTMLFormElement | null {
    return this.querySelector("form.turn");
  }

  /** That all is well is there to be read; what isn't is said aloud. */
  private say(state: string): void {
    const words = this.dataset[`words${state[0]!.toUpperCase()}${state.slice(1)}`]!;
    const line = this.querySelector("#kept")!;
    if (line.textContent === words) return;
    line.textContent = words;
    if (state !== "kept") this.tell(words);
  }

  private tell(words: string): void {
    this.querySelector(".news")!.textContent = words;
  }
}

customElements.define("studio-turn", Turn);
