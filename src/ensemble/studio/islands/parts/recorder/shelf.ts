/** The takes of a page, to pick from and to throw away. */
import { takes as kept } from "../capture";
import type { TakeFile } from "../capture";
import { twice } from "../twice";
import { whole } from "./edits";
import { clockOf } from "./saying";
import type { Desk } from "./desk";

const OLD_MS = 60 * 60 * 1000;
const NOTED_MS = 400;

export class Shelf {
  readonly takes = new Map<string, TakeFile>();
  private readonly noting = new Map<string, number>();

  constructor(
    private readonly desk: Desk,
    private readonly pick: (id: string) => void,
    private readonly throwAway: (id: string) => void,
  ) {}

  /** Find what was recorded on this page and is kept here, oldest first. */
  async find(place: string): Promise<string[]> {
    const found = (await kept.all()).filter(({ about, frames }) => about.place === place && frames > 0);
    for (const take of found.reverse()) this.takes.set(take.id, take);
    return [...this.takes.keys()];
  }

  /** Remember something about a take soon: whoever pulls a handle changes it many times. */
  note(take: TakeFile, about: Record<string, string>): void {
    clearTimeout(this.noting.get(take.id));
    this.noting.set(
      take.id,
      window.setTimeout(() => void kept.note(take, about), NOTED_MS),
    );
  }

  /** Remember it now: another page may send the take for this one. */
  async noteNow(take: TakeFile, about: Record<string, string>): Promise<void> {
    clearTimeout(this.noting.get(take.id));
    await kept.note(take, about).catch(() => undefined);
  }

  /** It is no more: nothing is written down about it either. */
  drop(id: string): TakeFile {
    clearTimeout(this.noting.get(id));
    const take = this.takes.get(id)!;
    this.takes.delete(id);
    return take;
  }

  show(picked: string | undefined): void {
    const list = this.desk.part(".pick");
    const rows = [...this.takes.values()].map((take) => this.row(take));
    list.replaceChildren(...rows);
    const box = picked && list.querySelector<HTMLInputElement>(`[value="${picked}"]`);
    if (box) box.checked = true;
  }

  /** "Take 2" */
  called(take: TakeFile): string {
    return this.desk.word("called", { number: this.numberOf(take) });
  }

  /** "Take 2, 0:41" */
  name(take: TakeFile): string {
    const number = this.numberOf(take);
    const { start, end } = whole(take);
    const made = new Date(take.madeAt);
    const when = made.toLocaleString(document.documentElement.lang, {
      dateStyle: "medium",
      timeStyle: "short",
    });
    const isOld = Date.now() - made.getTime() > OLD_MS;
    const word = take.about.joined ? "together" : isOld ? "old" : "take";
    return this.desk.word(word, { number, length: clockOf(end - start), when });
  }

  private numberOf(take: TakeFile): string {
    return `${[...this.takes.keys()].indexOf(take.id) + 1}`;
  }

  private row(take: TakeFile): DocumentFragment {
    const row = this.desk.part<HTMLElement>(".takes template") as unknown as HTMLTemplateElement;
    const made = row.content.cloneNode(true) as DocumentFragment;
    const [box, away] = [made.querySelector("input")!, made.querySelector("button")!];
    const name = this.name(take);
    made.querySelector(".said")!.textContent = name;
    box.value = take.id;
    box.onchange = () => this.pick(take.id);
    twice(away, this.desk.word("really"), name, () => this.throwAway(take.id));
    return made;
  }
}
