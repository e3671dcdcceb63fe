/** `<design-progress>`: follows work on the server and fetches the page again once it is done. */

interface Report {
  state: "waiting" | "running" | "finished" | "failed" | "cancelled";
  progress: number;
  message: string;
}

class Progress extends HTMLElement {
  private live?: EventSource;
  /** Somebody follows a link: they aren't called back. */
  private isLeft = false;
  private readonly left = ({ detail }: CustomEventInit<{ boosted: boolean }>): void =>
    void (this.isLeft ||= Boolean(detail?.boosted));

  connectedCallback(): void {
    const { live } = this.dataset;
    // Whole isn't over: the last step may still be on its way. Work that is over names no place.
    if (!live || this.live) return;
    this.live = new EventSource(live);
    document.addEventListener("htmx:beforeSend", this.left);
    this.live.onmessage = (event: MessageEvent<string>) => this.hear(JSON.parse(event.data) as Report);
    this.querySelector<HTMLElement>(".again")?.setAttribute("hidden", "");
  }

  disconnectedCallback(): void {
    document.removeEventListener("htmx:beforeSend", this.left);
    this.live?.close();
    this.live = undefined;
  }

  private hear(report: Report): void {
    const done = report.state === "finished";
    this.querySelector("progress")!.value = report.progress;
    const words = done ? this.dataset.wordsDone : report.message;
    const said = this.querySelector("p")!;
    if (words && said.textContent !== words) said.textContent = words;
    if (done || report.state === "failed" || report.state === "cancelled") this.leave(done);
  }

  /** A link that htmx has boosted keeps what plays; it is as if the reader had followed it. */
  private leave(well: boolean): void {
    this.live?.close();
    if (this.isLeft) return;
    // A page with unsent words on it listens, and doesn't let itself be fetched again.
    if (!this.dispatchEvent(new CustomEvent("done", { bubbles: true, cancelable: true }))) return;
    const link = document.createElement("a");
    link.href = (well && this.dataset.then) || location.href;
    this.append(link);
    window.htmx.process(link);
    link.click();
  }
}

customElements.define("design-progress", Progress);
