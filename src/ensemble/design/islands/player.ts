/** `<design-player>`: the bar that plays a sound while pages change around it. */
import { clock, fractionAt, type Piece, pieceOf } from "./parts/sounding";

const KEPT = "player";

class Player extends HTMLElement {
  private sound = this.querySelector("audio")!;
  private toggle = this.querySelector<HTMLButtonElement>(".toggle")!;
  private seek = this.querySelector<HTMLElement>(".seek")!;
  private piece?: Piece;

  connectedCallback(): void {
    document.addEventListener("click", (event) => this.clicked(event), true);
    document.addEventListener("htmx:load", () => this.show());
    this.toggle.onclick = () => this.pauseOrPlay();
    this.querySelector<HTMLElement>(".away")!.onclick = () => this.putAway();
    this.seek.onpointerdown = (event) => this.drag(event);
    this.seek.onpointermove = (event) => event.buttons && this.drag(event);
    this.seek.onkeydown = (event) => this.key(event);
    for (const name of ["play", "pause", "timeupdate", "durationchange", "ended", "seeked"]) {
      this.sound.addEventListener(name, () => this.show());
    }
    addEventListener("pagehide", () => this.keep());
    const kept = sessionStorage.getItem(KEPT);
    if (kept) this.take(...(JSON.parse(kept) as [Piece, number]));
  }

  private clicked(event: MouseEvent): void {
    const target = event.target as Element;
    const button = target.closest?.<HTMLElement>("[data-play]");
    const wave = button ? null : target.closest?.("[data-seek]");
    const owner = wave?.closest("[data-piece]")?.querySelector<HTMLElement>("[data-play]");
    if (!button && !owner) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const piece = pieceOf((button ?? owner)!);
    if (piece.href !== this.piece?.href) this.take(piece, wave ? 0 : this.place(piece));
    else if (button) return this.pauseOrPlay();
    if (wave) this.go(fractionAt(wave, event.clientX) * this.length);
    void this.sound.play();
  }

  private take(piece: Piece, from: number): void {
    this.keep();
    this.piece = piece;
    this.sound.replaceChildren(
      ...piece.sources.map(([type, src]) => Object.assign(document.createElement("source"), { type, src })),
    );
    this.sound.load();
    this.go(from);
    const [link, by] = [this.querySelector("a")!, this.querySelector(".now span")!];
    link.href = piece.href;
    link.textContent = piece.title;
    by.textContent = piece.byline;
    this.querySelector("svg.waveform")!.setAttribute("viewBox", piece.box);
    for (const path of this.querySelectorAll(".waveform path")) path.setAttribute("d", piece.strokes);
    this.hidden = false;
    this.tell();
    this.show();
  }

  /** What the phone's lock screen and the keyboard's keys know. */
  private tell(): void {
    const session = navigator.mediaSession;
    if (!session) return;
    session.metadata = new MediaMetadata({ title: this.piece!.title, artist: this.piece!.byline });
    session.setActionHandler("seekto", ({ seekTime }) => this.go(seekTime ?? 0));
  }

  private show(): void {
    const { piece, sound } = this;
    if (!piece) return;
    const [now, playing] = [sound.currentTime, !sound.paused];
    this.toggle.ariaLabel = (playing ? this.dataset.wordsPause : this.dataset.wordsPlay)!;
    this.classList.toggle("playing", playing);
    const [here, of] = this.querySelectorAll(".clock span");
    here!.textContent = clock(now);
    of!.textContent = `/ ${clock(this.length)}`;
    this.seek.ariaValueMax = `${Math.round(this.length)}`;
    this.seek.ariaValueNow = `${Math.round(now)}`;
    this.seek.ariaValueText = `${clock(now)} ${this.dataset.wordsOf} ${clock(this.length)}`;
    this.paint(this, now);
    for (const place of document.querySelectorAll<HTMLElement>("[data-piece]")) {
      this.paint(place, place.dataset.piece === piece.href ? now : 0);
    }
    for (const button of document.querySelectorAll<HTMLElement>("[data-play]")) {
      const on = playing && button.dataset.play === piece.href;
      button.classList.toggle("playing", on);
      button.querySelector(".said")!.textContent = (
        on ? button.dataset.wordsPause : button.dataset.wordsPlay
      )!;
    }
  }

  private paint(place: HTMLElement, now: number): void {
    place.style.setProperty("--heard", `${Math.min(1, now / this.length || 0)}`);
  }

  private drag(event: PointerEvent): void {
    this.seek.setPointerCapture(event.pointerId);
    this.go(fractionAt(this.seek, event.clientX) * this.length);
  }

  private key(event: KeyboardEvent): void {
    const now = this.sound.currentTime;
    const steps: Record<string, number> = {
      ArrowRight: now + 5,
      ArrowUp: now + 5,
      ArrowLeft: now - 5,
      ArrowDown: now - 5,
      PageUp: now + 30,
      PageDown: now - 30,
      Home: 0,
      End: this.length,
    };
    if (event.key === " ") this.pauseOrPlay();
    else if (event.key in steps) this.go(steps[event.key]!);
    else return;
    event.preventDefault();
  }

  private go(seconds: number): void {
    this.sound.currentTime = Math.max(0, Math.min(seconds, this.length || seconds));
    this.show();
  }

  private pauseOrPlay(): void {
    if (this.sound.paused) void this.sound.play();
    else this.sound.pause();
  }

  private putAway(): void {
    this.sound.pause();
    this.keep();
    sessionStorage.removeItem(KEPT);
    this.piece = undefined;
    this.hidden = true;
    document.getElementById("page")!.focus();
  }

  /** Remember the place: for this visit, and for the next time this piece is played. */
  private keep(): void {
    if (!this.piece) return;
    const now = this.sound.currentTime;
    sessionStorage.setItem(KEPT, JSON.stringify([this.piece, now]));
    localStorage.setItem(`at ${this.piece.href}`, `${now > 5 && now < this.length - 5 ? now : 0}`);
  }

  private place(piece: Piece): number {
    return Number(localStorage.getItem(`at ${piece.href}`));
  }

  private get length(): number {
    const known = this.sound.duration;
    return Number.isFinite(known) ? known : (this.piece?.length ?? 0);
  }
}

customElements.define("design-player", Player);
