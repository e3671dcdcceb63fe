/** `<design-progress>`: follows work on the server and fetches the page again once it is done. */

interface Report {
  progress?: number;
  message?: string;
  finished_at?: string | null;
  failed_at?: string | null;
  cancelled_at?: string | null;
}

class Progress extends HTMLElement {
  private live?: EventSource;

  connectedCallback(): void {
    if (this.live || this.querySelector<HTMLProgressElement>("progress")?.value === 1) return;
    this.live = new EventSource(this.dataset.live!);
    this.live.onmessage = (event) => this.hear(JSON.parse(event.data) as Report);
    this.querySelector<HTMLElement>(".again")?.setAttribute("hidden", "");
  }

  disconnectedCallback(): void {
    this.live?.close();
    this.live = undefined;
  }

  private hear(report: Report): void {
    const over = report.finished_at ?? report.failed_at ?? report.cancelled_at;
    const bar = this.querySelector("progress")!;
    bar.value = report.finished_at ? 1 : (report.progress ?? bar.value);
    const words = report.finished_at ? this.dataset.wordsDone : report.message;
    const said = this.querySelector("p")!;
    if (words && said.textContent !== words) said.textContent = words;
    if (over) this.leave(!!report.finished_at);
  }

  /** A link that htmx has boosted keeps what plays; it is as if the reader had followed it. */
  private leave(well: boolean): void {
    this.live?.close();
    const link = document.createElement("a");
    link.href = (well && this.dataset.then) || location.href;
    this.append(link);
    window.htmx.process(link);
    link.click();
  }
}

customElements.define("design-progress", Progress);
