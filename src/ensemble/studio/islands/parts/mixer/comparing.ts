/** Two versions heard blind: equally loud, without their names, until one is chosen. Nothing is counted. */
import { levels, thrown } from "./blind";
import type { Heard } from "./blind";
import { reelsOf, tracksOf } from "./desk";
import type { Player } from "./player";
import type { Words } from "./transport";

export class Comparing {
  private pair?: [Heard, Heard];

  constructor(
    private form: HTMLElement,
    private words: Words,
    private player: Player,
    private fetched: (key: string) => Promise<Heard>,
    private over: () => void,
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
    if (!this.pair) return;
    this.pair = undefined;
    this.room.replaceChildren();
    this.over();
  }

  private get room(): HTMLElement {
    return this.form.querySelector(".blind")!;
  }

  private async begin(keys: string[]): Promise<void> {
    const both = await Promise.all(keys.map((key) => this.fetched(key)));
    if (both.some(({ loudness_lufs }) => loudness_lufs === null)) return this.say(this.words.measuring!);
    const most = this.player.live;
    if (both.some(({ layers }) => layers.length > most))
      return this.say(this.words.tooMany!.replace("{}", `${most}`));
    this.pair = thrown(both as [Heard, Heard]);
    const [one, other] = [this.button("one", 0), this.button("other", 1)];
    this.room.replaceChildren(one, other, this.choice("preferOne", 0), this.choice("preferOther", 1));
    one.focus();
    this.hear(0, one);
    await this.player.play(this.player.at);
  }

  /** The two change places while they play; their sounds are the same, so nothing has to be fetched. */
  private hear(which: number, pressed: HTMLElement): void {
    const version = this.pair![which]!;
    this.player.set(tracksOf(version.layers), reelsOf(this.pair!.flatMap(({ layers }) => layers)));
    const level = levels(this.pair!)[which]!;
    this.player.turn({ gainDb: version.gain_db ?? 0, limits: version.target_lufs !== null, level });
    for (const button of this.room.querySelectorAll("[aria-pressed]")) {
      button.setAttribute("aria-pressed", `${button === pressed}`);
    }
  }

  private reveal(which: number): void {
    const [chosen, rest] = [this.pair![which]!, this.pair![1 - which]!];
    this.player.stop();
    this.end();
    const told = (version: Heard) => `“${version.name}” (${version.kept_by})`;
    this.say(this.words.revealed!.replace("{}", told(chosen)).replace("{}", told(rest)));
  }

  private say(words: string): void {
    const told = document.createElement("p");
    told.setAttribute("role", "status");
    told.tabIndex = -1;
    told.textContent = words;
    this.room.replaceChildren(told);
    told.focus();
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
    made.addEventListener("click", () => (hears ? this.hear(which, made) : this.reveal(which)));
    return made;
  }
}
