/** `<production-rehearsal>`: plays all layers of a mix together, as they are placed and turned right now. */

interface Part {
  row: HTMLElement;
  level: GainNode;
  side: StereoPannerNode;
  source: AudioBufferSourceNode;
}

class Rehearsal extends HTMLElement {
  private readonly button = document.createElement("button");
  private readonly sounds = new Map<string, Promise<AudioBuffer>>();
  private context?: AudioContext;
  private parts: Part[] = [];

  connectedCallback(): void {
    this.button.type = "button";
    this.button.className = "button";
    this.button.textContent = this.dataset.wordsPlay!;
    this.button.addEventListener("click", () => void this.toggle());
    this.querySelector(".together")!.append(this.button);
    this.addEventListener("input", (event) => this.turn(event.target as HTMLElement));
    for (const slider of this.querySelectorAll<HTMLInputElement>("input[type=range]")) say(slider);
  }

  disconnectedCallback(): void {
    void this.context?.close();
  }

  private async toggle(): Promise<void> {
    if (this.parts.length) return this.stop();
    this.context ??= new AudioContext();
    await this.context.resume();
    this.button.disabled = true;
    this.button.textContent = this.dataset.wordsLoading!;
    const rows = [...this.querySelectorAll<HTMLElement>("[data-sound]")];
    const sounds = await Promise.allSettled(rows.map((row) => this.fetched(row.dataset.sound!)));
    this.button.disabled = false;
    const begin = this.context.currentTime + 0.1;
    sounds.forEach((sound, number) => {
      if (sound.status === "fulfilled") this.begin(rows[number]!, sound.value, begin);
    });
    this.button.textContent = this.dataset[this.parts.length ? "wordsStop" : "wordsPlay"]!;
  }

  private fetched(address: string): Promise<AudioBuffer> {
    let sound = this.sounds.get(address);
    if (!sound) {
      sound = fetch(address)
        .then((answer) => answer.arrayBuffer())
        .then((bytes) => this.context!.decodeAudioData(bytes));
      this.sounds.set(address, sound);
    }
    return sound;
  }

  /** A layer that begins before 0:00 is heard from there on, as the engine makes it. */
  private begin(row: HTMLElement, sound: AudioBuffer, at: number): void {
    const context = this.context!;
    const source = new AudioBufferSourceNode(context, { buffer: sound });
    const level = new GainNode(context);
    const side = new StereoPannerNode(context);
    source.connect(level).connect(side).connect(context.destination);
    const part = { row, level, side, source };
    set(part);
    const offset = number(row, "offset");
    source.start(at + Math.max(offset, 0), Math.max(-offset, 0));
    source.addEventListener("ended", () => this.end(part));
    this.parts.push(part);
  }

  private end(part: Part): void {
    this.parts = this.parts.filter((other) => other !== part);
    if (!this.parts.length) this.button.textContent = this.dataset.wordsPlay!;
  }

  private stop(): void {
    for (const part of this.parts) part.source.stop();
  }

  private turn(control: HTMLElement): void {
    if (control instanceof HTMLInputElement && control.type === "range") say(control);
    const row = control.closest("[data-sound]");
    for (const part of this.parts) if (part.row === row) set(part);
  }
}

function set(part: Part): void {
  const silent = part.row.querySelector<HTMLInputElement>("[name$=-muted]")!.checked;
  part.level.gain.value = silent ? 0 : 10 ** (number(part.row, "gain") / 20);
  part.side.pan.value = number(part.row, "pan");
}

function number(row: HTMLElement, name: string): number {
  return Number(row.querySelector<HTMLInputElement>(`[name$=-${name}]`)!.value) || 0;
}

/** Write beside a slider what it says. */
function say(slider: HTMLInputElement): void {
  let told = slider.parentElement!.querySelector("output");
  if (!told) {
    told = document.createElement("output");
    slider.after(told);
  }
  const { sides, unit } = slider.dataset;
  told.textContent = sides ? side(Number(slider.value), sides.split(",")) : `${slider.value}${unit ?? ""}`;
}

/** Where between left (-1) and right (1) a sound is, in words. */
function side(at: number, [left, middle, right]: string[]): string {
  return at ? `${Math.round(Math.abs(at) * 100)} % ${at < 0 ? left : right}` : middle!;
}

customElements.define("production-rehearsal", Rehearsal);
