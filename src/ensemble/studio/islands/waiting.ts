/**
 * `<studio-waiting>`: lists what was made here and not sent, sends what was told to be, and lists the pages that
 * open without a network.
 */
import type { KeptPage } from "./parts/offline/kept";
import { letGo, list } from "./parts/offline/keeping";
import { Round } from "./parts/waiting/round";
import type { Send } from "./parts/waiting/round";
import { Row } from "./parts/waiting/row";
import type { Thing } from "./parts/waiting/row";
import { sendWaiting } from "./parts/waiting/sending";
import { unsent } from "./parts/waiting/unsent";
import type { Unsent } from "./parts/waiting/words";

const STEADY_MS = 300;

class Waiting extends HTMLElement {
  private rows: Row[] = [];
  private round?: Round;

  connectedCallback(): void {
    const due = (): Row[] => this.rows.filter(({ take }) => take);
    const send: Send = (take, tell) => sendWaiting(take, this.dataset.uploads!, tell);
    this.round = new Round(send, due, () => this.end());
    document.addEventListener("visibilitychange", this.look);
    addEventListener("online", this.back);
    void this.show();
  }

  disconnectedCallback(): void {
    document.removeEventListener("visibilitychange", this.look);
    removeEventListener("online", this.back);
    this.round!.end();
  }

  /** What was made on another page meanwhile is here when this one is looked at again. */
  private look = (): void => {
    if (!document.hidden && !this.contains(document.activeElement)) void this.show();
  };

  private go = (): void => void this.round!.go();

  /** Whoever came for another page gets it now; on this one, what waits goes on. */
  private back = (): void => {
    if (!this.isElsewhere) return this.go();
    // A line that only flickers, or a page that is just being left, would lead nowhere.
    setTimeout(() => this.isConnected && navigator.onLine && location.reload(), STEADY_MS);
  };

  private get isElsewhere(): boolean {
    return location.pathname !== this.dataset.here;
  }

  private async show(): Promise<void> {
    const [left, kept] = [await unsent(), await list()];
    // What shows how something goes stays.
    if (this.round!.isGoing) return;
    this.rows = this.fill(
      ".unsent-things",
      left.map((each) => this.thing(each)),
    );
    for (const row of this.rows) row.onAgain(this.go);
    this.fill(
      ".kept-pages",
      kept.pages.map((page) => this.page(page)),
    );
    this.sum();
    this.dataset.ready = "";
    this.go();
  }

  private thing({ kind, title, length, madeAt, aside, ...rest }: Unsent): Thing {
    const what = this.word(kind).replace("{length}", length ?? "") + (aside ? this.word("aside") : "");
    const when = madeAt ? ` · ${moment(madeAt)}` : "";
    return { ...rest, title: title || what, more: title ? what + when : when.slice(3) };
  }

  private page({ title, address, keptAt }: KeptPage): Thing {
    const more = this.word("as-of").replace("{when}", moment(new Date(keptAt)));
    return { title, address, more, forget: () => letGo(address) };
  }

  private fill(selector: string, things: Thing[]): Row[] {
    const part = this.querySelector<HTMLElement>(selector)!;
    const pattern = part.querySelector("template")!.content.firstElementChild!;
    const voice = { word: this.word, say: this.say };
    const rows = things.map((each) => new Row(pattern, each, voice, (row) => this.drop(row)));
    part.querySelector("ul")!.replaceChildren(...rows.map(({ shown }) => shown));
    part.hidden = !rows.length;
    return rows;
  }

  private drop(row: Row): void {
    this.rows = this.rows.filter((each) => each !== row);
    const part = row.shown.closest("section")!;
    row.shown.remove();
    part.hidden = !part.querySelector("li");
    this.sum();
  }

  /** What there is to say of all of it. */
  private sum(): void {
    const words = this.left.every(({ take }) => take) ? "left-due" : "left";
    this.say(this.word(this.isElsewhere ? "elsewhere" : this.left.length ? words : "none"));
  }

  /** Where something is left, what was said of it last is all there is to say. */
  private end(): void {
    if (!this.left.length && this.rows.length) this.say(this.word("none"));
  }

  private get left(): Row[] {
    return this.rows.filter(({ step }) => !["sent", "gone"].includes(step.is));
  }

  private say = (words: string): void => {
    this.querySelector(".says")!.textContent = words;
  };

  private word = (name: string): string => this.getAttribute(`data-words-${name}`) ?? "";
}

function moment(at: Date): string {
  return at.toLocaleString(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });
}

customElements.define("studio-waiting", Waiting);
