/** `<studio-waiting>`: lists what was made here and not sent, and the pages that open without a network. */
import type { KeptPage } from "./parts/offline/kept";
import { letGo, list } from "./parts/offline/keeping";
import { twice } from "./parts/twice";
import { unsent } from "./parts/waiting/unsent";
import type { Unsent } from "./parts/waiting/words";

interface Row {
  title: string;
  address: string;
  more: string;
  forget(): Promise<unknown>;
}

class Waiting extends HTMLElement {
  connectedCallback(): void {
    void this.show();
  }

  private async show(): Promise<void> {
    const [left, kept] = [await unsent(), await list()];
    this.fill(
      ".unsent-things",
      left.map((each) => this.rowOf(each)),
    );
    this.fill(
      ".kept-pages",
      kept.pages.map((page) => this.rowOfPage(page)),
    );
    const isElsewhere = location.pathname !== this.dataset.here;
    const words = isElsewhere ? "elsewhere" : left.length ? "left" : "none";
    this.querySelector(".says")!.textContent = this.word(words);
    this.dataset.ready = "";
  }

  private rowOf({ kind, title, address, length, madeAt, forget }: Unsent): Row {
    const what = this.word(kind).replace("{length}", length ?? "");
    const when = madeAt ? ` · ${moment(madeAt)}` : "";
    return { title: title || what, address, more: title ? what + when : when.slice(3), forget };
  }

  private rowOfPage({ title, address, keptAt }: KeptPage): Row {
    const more = this.word("as-of").replace("{when}", moment(new Date(keptAt)));
    return { title, address, more, forget: () => letGo(address) };
  }

  private fill(selector: string, rows: Row[]): void {
    const part = this.querySelector<HTMLElement>(selector)!;
    const pattern = part.querySelector("template")!.content.firstElementChild!;
    const made = rows.map(({ title, address, more, forget }) => {
      const shown = pattern.cloneNode(true) as HTMLElement;
      const link = shown.querySelector("a")!;
      [link.href, link.textContent] = [address, title];
      shown.querySelector(".more")!.textContent = more;
      const gone = (): void => void forget().then(() => this.show());
      twice(shown.querySelector("button")!, this.word("really"), title, gone);
      return shown;
    });
    part.querySelector("ul")!.replaceChildren(...made);
    part.hidden = !rows.length;
  }

  private word(name: string): string {
    return this.getAttribute(`data-words-${name}`) ?? "";
  }
}

function moment(at: Date): string {
  return at.toLocaleString(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });
}

customElements.define("studio-waiting", Waiting);
