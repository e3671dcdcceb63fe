/** `<studio-offline>`: keeps the page it stands on for opening without a network; on a kept one it says so. */
import { addressOf } from "./parts/offline/kept";
import { keep } from "./parts/offline/keeping";

const AGAIN_MS = 10_000;

class Offline extends HTMLElement {
  private readonly address = addressOf(location.href);
  private readonly called = document.title.split(" · ")[0]!;
  private readonly back = new AbortController();
  private again = 0;
  private left?: () => void;

  connectedCallback(): void {
    const { keptAt, changes } = this.dataset;
    if (changes !== undefined) void this.follow();
    if (!keptAt) return void this.keep(extras());
    const when = new Date(keptAt).toLocaleString(document.documentElement.lang, {
      dateStyle: "medium",
      timeStyle: "short",
    });
    this.say(this.dataset.wordsKept!.replace("{when}", when));
    addEventListener("online", () => void this.renew(), { signal: this.back.signal });
    this.again = window.setInterval(() => void this.renew(), AGAIN_MS);
  }

  disconnectedCallback(): void {
    this.end();
    this.left?.();
  }

  private end(): void {
    this.back.abort();
    clearInterval(this.again);
  }

  /** Fetched only where others write too: a page for takes stays light. */
  private async follow(): Promise<void> {
    const { follow } = await import("./parts/offline/changing");
    const keep = async (): Promise<boolean> => this.dataset.kept !== undefined && this.keep([]);
    if (this.isConnected) this.left = follow(keep);
  }

  private async keep(more: string[]): Promise<boolean> {
    const isKept = await keep(this.address, this.called, more);
    if (isKept) this.dataset.kept = "";
    return isKept;
  }

  /** The line may be back: what the page sends needs a token of today. */
  private async renew(): Promise<void> {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } }).catch(() => undefined);
    if (!answer?.ok || !this.isConnected) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const token = page.querySelector<HTMLInputElement>("[name=csrfmiddlewaretoken]")?.value;
    for (const field of document.querySelectorAll<HTMLInputElement>("[name=csrfmiddlewaretoken]"))
      if (token) field.value = token;
    this.end();
    this.say(this.dataset.wordsBack!);
    await this.keep(extras());
  }

  private say(words: string): void {
    this.querySelector("p")!.textContent = words;
  }
}

/** What the page plays and shows: its guide in the light form, the pictures that are drawn on. */
function extras(): string[] {
  const pictures = [...document.querySelectorAll<HTMLImageElement>("studio-pad .paper img")];
  const guides = [...document.querySelectorAll<HTMLElement>("[data-guide]")].map(
    ({ dataset }) => (JSON.parse(dataset.guide!) as { light?: string } | null)?.light,
  );
  const strokes = document.querySelector<HTMLElement>("[data-strokes]")?.dataset.strokes;
  const found = [...pictures.map(({ src }) => src), ...guides, strokes, ...guidesFetched()];
  return found.filter((url) => url !== undefined);
}

/** Guides that were fetched before the worker was there to see it. */
function guidesFetched(): string[] {
  const fetched = performance.getEntriesByType("resource").map(({ name }) => name);
  return fetched.filter((url) => new URL(url).pathname.startsWith("/files/backings/"));
}

customElements.define("studio-offline", Offline);
