/** Two versions heard blind: equally loud, without their names, until one is chosen. */
import { lacking, levels, reelsOfBoth, thrown, tracksOfBoth } from "./blind";
import type { Pair, Preferences } from "./blind";
import type { Player } from "./player";
import type { Words } from "./transport";

const LOOK = 2_000;
const FOR_GOOD = new Set(["noSound", "notPut"]);

export interface CompareWishes {
  fetched(keys: string[]): Promise<Pair>;
  play(): Promise<void>;
  stop(): void;
  /** Keep what was chosen over what; answers what the page says beside both. */
  prefer(chosen: string, other: string): Promise<Preferences>;
  /** The mix itself is heard again. */
  over(): void;
}

export class Comparing {
  private pair?: Pair;
  private keys?: string[];

  constructor(
    private form: HTMLElement,
    private words: Words,
    private player: Player,
    private wishes: CompareWishes,
  ) {
    const choices = [...form.querySelectorAll("select")];
    const begin = form.querySelector("button")!;
    const same = () => (begin.disabled = choices[0]!.value === choices[1]!.value);
    for (const choice of choices) choice.addEventListener("change", same);
    same();
    begin.addEventListener("click", () => void this.begin(choices.map((each) => each.value)));
    form.hidden = false;
  }

  get isOn(): boolean {
    return Boolean(this.pair);
  }

  /** Somebody plays or turns something else: the names stay unsaid. */
  end(): void {
    if (!this.keys) return;
    const { isOn } = this;
    [this.pair, this.keys] = [undefined, undefined];
    this.room.replaceChildren();
    if (isOn) this.wishes.over();
  }

  private get room(): HTMLElement {
    return this.form.querySelector(".blind")!;
  }

  private async begin(keys: string[]): Promise<void> {
    this.end();
    this.keys = keys;
    const pair = await this.ready(keys);
    if (!pair || this.keys !== keys) return;
    this.pair = thrown(pair);
    const [one, other] = [this.button("one", 0), this.button("other", 1)];
    const isHere = this.form.contains(document.activeElement);
    this.room.replaceChildren(one, other, this.choice("preferOne", 0), this.choice("preferOther", 1));
    if (isHere) one.focus();
    this.hear(0, one);
  }

  /** Both, once the server has measured them and summed what this device doesn't play itself. */
  private async ready(keys: string[]): Promise<Pair | undefined> {
    while (this.keys === keys) {
      const pair = await this.wishes.fetched(keys).catch(() => undefined);
      if (this.keys !== keys) return;
      const lacks = pair ? lacking(pair) : "notHeard";
      if (pair && !lacks) return pair;
      this.say(this.words[lacks]!);
      if (!pair || FOR_GOOD.has(lacks)) return void (this.keys = undefined);
      await new Promise((resolve) => setTimeout(resolve, LOOK));
    }
  }

  private hear(which: number, pressed: HTMLElement): void {
    const version = this.pair![which]!;
    this.player.set(tracksOfBoth(this.pair!, which, this.player.live), reelsOfBoth(this.pair!));
    const level = levels(this.pair!)[which]!;
    this.player.turn({ gainDb: version.gain_db ?? 0, limits: version.target_lufs !== null, level });
    for (const button of this.room.querySelectorAll("[aria-pressed]")) {
      button.setAttribute("aria-pressed", `${button === pressed}`);
    }
    if (!this.player.wanted) void this.wishes.play();
  }

  private async reveal(which: number): Promise<void> {
    const [chosen, rest] = [this.pair![which]!, this.pair![1 - which]!];
    [this.pair, this.keys] = [undefined, undefined];
    this.wishes.stop();
    this.wishes.over();
    const told = (version: typeof chosen) => `“${version.name}” (${version.kept_by})`;
    const revealed = this.words.revealed!.replace("{}", told(chosen)).replace("{}", told(rest));
    this.say(revealed);
    try {
      this.note(await this.wishes.prefer(chosen.key, rest.key));
    } catch {
      this.say(`${revealed} ${this.words.notKept}`);
    }
  }

  /** It is kept with the version, in place of what was chosen of these two before. */
  private note(said: Preferences): void {
    for (const [key, sentences] of Object.entries(said)) {
      const lines = sentences.map((words) =>
        Object.assign(document.createElement("li"), { textContent: words }),
      );
      document.querySelector(`.preferred[data-version="${CSS.escape(key)}"]`)?.replaceChildren(...lines);
    }
  }

  private say(words: string): void {
    const told = document.createElement("p");
    told.setAttribute("role", "status");
    told.tabIndex = -1;
    told.textContent = words;
    const isHere = this.form.contains(document.activeElement);
    this.room.replaceChildren(told);
    if (isHere) told.focus();
  }

  private button(word: string, which: number): HTMLButtonElement {
    const made = this.choice(word, which);
    made.setAttribute("aria-pressed", "false");
    return made;
  }

  private choice(word: string, which: number): HTMLButtonElement {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "button";
    made.textContent = this.words[word]!;
    const hears = !word.startsWith("prefer");
    made.addEventListener("click", () => void (hears ? this.hear(which, made) : this.reveal(which)));
    return made;
  }
}
