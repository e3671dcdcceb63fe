/** `<pieces-pad>`: keeps what is typed into the form around it, in this browser at once and on the server soon after. */

interface Kept {
  draft: string;
  fields: [name: string, value: string][];
}

const PAGE_ONLY = new Set(["csrfmiddlewaretoken", "medium", "draft", "media", "upload", "file"]);
const SOON = 1500;

class Pad extends HTMLElement {
  private form = this.closest("form")!;
  private place = `pad ${location.pathname} ${this.asked}`;
  private soon = 0;
  private isSending = false;

  connectedCallback(): void {
    this.form.addEventListener("input", this.typed);
    this.form.addEventListener("submit", this.send);
    this.form.addEventListener("htmx:sendError", this.notSent);
    addEventListener("online", this.save);
    addEventListener("pagehide", this.leave);
    this.goOn();
  }

  disconnectedCallback(): void {
    removeEventListener("online", this.save);
    removeEventListener("pagehide", this.leave);
    clearTimeout(this.soon);
    // Sent, and the answer is another page: what was typed is on the server for good.
    setTimeout(() => this.isSending && !document.querySelector("pieces-pad") && this.forget());
  }

  /** What the address asks for; each has a draft of its own. */
  private get asked(): string {
    const asked = new URLSearchParams(location.search);
    for (const name of ["draft", "medium"]) asked.delete(name);
    return `${asked}`;
  }

  private get draft(): HTMLInputElement | null {
    return this.querySelector<HTMLInputElement>("[name=draft]");
  }

  /** Bring back what was typed; what the server keeps is asked for first, with its file. */
  private goOn(): void {
    const kept = JSON.parse(localStorage.getItem(this.place) ?? "null") as Kept | null;
    if (!kept) return;
    const asked = new URLSearchParams(location.search);
    if (kept.draft && this.draft && this.draft.value !== kept.draft) {
      if (asked.get("draft")) return asked.get("draft") === kept.draft ? this.forget() : undefined;
      asked.set("draft", kept.draft);
      return location.replace(`?${asked}`);
    }
    if (this.fill(kept.fields)) this.say(this.dataset.wordsBack);
  }

  private fill(fields: Kept["fields"]): boolean {
    const told = new FormData(this.form);
    let changed = false;
    for (const [name, value] of fields) {
      const field = this.form.elements.namedItem(name);
      if (told.get(name) === value || !field || !("value" in field)) continue;
      field.value = value;
      changed = true;
    }
    return changed;
  }

  private typed = (): void => {
    this.keep();
    clearTimeout(this.soon);
    this.soon = window.setTimeout(this.save, SOON);
  };

  private keep(): void {
    const fields = [...new FormData(this.form)].filter(
      (field): field is [string, string] => typeof field[1] === "string" && !PAGE_ONLY.has(field[0]),
    );
    localStorage.setItem(this.place, JSON.stringify({ draft: this.draft?.value ?? "", fields }));
  }

  private save = async (): Promise<void> => {
    if (this.isSending) return;
    if (!this.dataset.save || !localStorage.getItem(this.place)) return this.say(this.dataset.wordsKept);
    try {
      const answer = await fetch(this.dataset.save, {
        method: "POST",
        body: this.answers(),
        headers: { "HX-Request": "true" },
      });
      const part = new DOMParser().parseFromString(await answer.text(), "text/html");
      const key = part.querySelector<HTMLInputElement>("[name=draft]")?.value;
      if (!answer.ok || !key) return this.say(this.dataset.wordsHere);
      this.draft!.value = key;
      this.keep();
      this.say(this.dataset.wordsKept);
      this.remember(key);
    } catch {
      this.say(this.dataset.wordsHere);
    }
  };

  /** A reload asks the server for this draft. */
  private remember(key: string): void {
    const asked = new URLSearchParams(location.search);
    asked.set("draft", key);
    history.replaceState(history.state, "", `?${asked}`);
  }

  private leave = (): void => {
    clearTimeout(this.soon);
    if (!this.isSending && this.dataset.save && localStorage.getItem(this.place))
      navigator.sendBeacon(this.dataset.save, this.answers());
  };

  private answers(): FormData {
    const answers = new FormData(this.form);
    answers.delete("file");
    return answers;
  }

  /** From here on a late save would only bring a draft back to life. */
  private send = (): void => {
    this.isSending = true;
    clearTimeout(this.soon);
  };

  private notSent = (): void => {
    this.isSending = false;
    this.say(this.dataset.wordsHere);
  };

  private forget(): void {
    clearTimeout(this.soon);
    localStorage.removeItem(this.place);
  }

  private say(words = ""): void {
    const line = this.querySelector(".pad-says")!;
    if (line.textContent !== words) line.textContent = words;
  }
}

customElements.define("pieces-pad", Pad);
