/** `<studio-place>`: hear a take against what it was made with, at the place that its form says. */

import { RATE, type Sound, momentBefore, starts } from "./parts/lining/starts";

class Place extends HTMLElement {
  private readonly button = document.createElement("button");
  private readonly status = document.createElement("p");
  private readonly sounds = new Map<string, Promise<AudioBuffer>>();
  private context?: AudioContext;
  private playing: AudioBufferSourceNode[] = [];

  connectedCallback(): void {
    this.button.type = "button";
    this.button.className = "button";
    this.button.textContent = this.dataset.wordsPlay!;
    this.button.addEventListener("click", () => void this.toggle());
    this.status.setAttribute("role", "status");
    this.append(this.button, this.status);
  }

  disconnectedCallback(): void {
    void this.context?.close();
  }

  private async toggle(): Promise<void> {
    if (this.playing.length) return this.stop();
    this.context ??= new AudioContext();
    await this.context.resume();
    this.say("wordsLoading");
    const all = [...(JSON.parse(this.dataset.guide!) as Sound[]), this.take()];
    try {
      const found = await Promise.all(all.map(({ url }) => this.fetched(url)));
      this.say();
      this.begin(found, all);
    } catch {
      this.say("wordsFailed");
    }
  }

  /** The take, where the field says that it begins. */
  private take(): Sound {
    const take = JSON.parse(this.dataset.take!) as Sound;
    const field = document.querySelector<HTMLInputElement>("#id_begins");
    return { ...take, at: field?.value ? Math.round(Number(field.value) * RATE) : take.at };
  }

  private begin(found: AudioBuffer[], all: Sound[]): void {
    const context = this.context!;
    const now = context.currentTime + 0.1;
    const times = starts(all, momentBefore(all.at(-1)!.at));
    this.playing = found.map((buffer, number) => {
      const source = new AudioBufferSourceNode(context, { buffer });
      source.connect(context.destination);
      source.start(now + times[number]!.wait, times[number]!.over);
      source.addEventListener("ended", () => this.ended(source));
      return source;
    });
    this.button.textContent = this.dataset.wordsStop!;
  }

  private stop(): void {
    for (const source of this.playing) source.stop();
  }

  private ended(source: AudioBufferSourceNode): void {
    this.playing = this.playing.filter((other) => other !== source);
    if (!this.playing.length) this.button.textContent = this.dataset.wordsPlay!;
  }

  private fetched(url: string): Promise<AudioBuffer> {
    let sound = this.sounds.get(url);
    if (!sound) {
      sound = fetch(url)
        .then((answer) => (answer.ok ? answer.arrayBuffer() : Promise.reject(new Error(answer.statusText))))
        .then((bytes) => this.context!.decodeAudioData(bytes));
      sound.catch(() => this.sounds.delete(url));
      this.sounds.set(url, sound);
    }
    return sound;
  }

  private say(words?: "wordsLoading" | "wordsFailed"): void {
    this.status.textContent = words ? this.dataset[words]! : "";
  }
}

customElements.define("studio-place", Place);
