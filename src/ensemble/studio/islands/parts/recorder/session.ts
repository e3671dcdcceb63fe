/** One visit to a recorder: what is known of it, and how news become what is shown and said. */
import type { TakeFile } from "../capture";
import { forgetTake } from "../sending/forgetting";
import { Desk } from "./desk";
import { read, written } from "./edits";
import type { Edited } from "./edits";
import { guideAt, guideIn } from "./guide";
import type { Guide } from "./guide";
import { offerHomes } from "./joining";
import { isSending, isSilent, next, START } from "./machine";
import type { News, State } from "./machine";
import { begunAt, endedAt, onBeat, stepOf, wishOf } from "./passage";
import type { Passage, Wish } from "./passage";
import { clockOf, saying } from "./saying";
import type { Said } from "./saying";
import { Shelf } from "./shelf";
import { Sound } from "./sound";
import type { Facts } from "./sound";

export class Session {
  readonly desk: Desk;
  readonly sound: Sound;
  readonly shelf: Shelf;
  readonly place: string;
  state: State = START;
  guide: Guide | null = null;
  passage: Passage = { from: 0, until: null };
  private readonly edits = new Map<string, Edited>();
  private drawing = 0;

  constructor(readonly root: HTMLElement) {
    this.desk = new Desk(root);
    this.place = root.dataset.send!;
    this.shelf = new Shelf(
      this.desk,
      (take) => this.tell({ is: "picked", take }),
      (take) => void this.throwAway(take),
    );
    const lost = (): void => this.tell({ is: "troubled", trouble: "lost" });
    this.sound = new Sound(root, (height) => this.desk.loud(height), lost);
  }

  get member(): string | undefined {
    return this.root.dataset.member;
  }

  /** Whether leaving now would be felt. */
  get isBusy(): boolean {
    return ["recording", "ending"].includes(this.state.step) || isSending(this.state);
  }

  get picked(): TakeFile | undefined {
    return this.shelf.takes.get(this.state.picked ?? "");
  }

  get edited(): Edited | undefined {
    return this.picked && this.editedOf(this.picked);
  }

  get bpm(): number | undefined {
    return Number(this.root.dataset.bpm) || undefined;
  }

  get facts(): Facts {
    const beats = Number(this.root.dataset.beats) || undefined;
    return { guide: this.guide, bpm: this.bpm, beats, clicks: this.clicks };
  }

  /** What the next take is to be. */
  get wish(): Wish {
    const about = { place: this.place, title: this.root.dataset.name ?? "" };
    return wishOf(this.passage, this.length, about);
  }

  get length(): number {
    return this.guide?.length ?? 0;
  }

  get clicks(): boolean {
    return this.root.querySelector<HTMLInputElement>("#clicks")?.checked ?? false;
  }

  /** Find what was left here, and what is played along with. */
  async begin(): Promise<void> {
    this.passage.from = Number(this.root.dataset.from);
    this.desk.show(this.state);
    const { guide } = this.root.dataset;
    if (guide) this.play(guideIn(guide));
    await Promise.all([this.find(), this.guide ?? this.findGuide()]);
  }

  async close(): Promise<void> {
    cancelAnimationFrame(this.drawing);
    await this.sound.close();
  }

  tell(news: News): void {
    const before = this.state;
    this.state = next(before, news);
    if (this.state === before) return;
    this.desk.show(this.state);
    if (this.state.takes !== before.takes || this.state.picked !== before.picked) this.showTakes();
    this.desk.say(saying(before, this.state), this.state.because);
    if (["recording", "listening"].includes(this.state.step)) this.draw();
  }

  /** Change the picked take, and remember that soon. */
  edit(change: (edited: Edited, take: TakeFile) => Edited): void {
    const [take, edited] = [this.picked, this.edited];
    if (!take || !edited) return;
    const changed = change(edited, take);
    this.edits.set(take.id, changed);
    this.desk.take(take, changed);
    offerHomes(this);
    this.shelf.note(take, written(changed.now));
  }

  /** Another take is here; it is picked. */
  add(is: "kept" | "joined", take: TakeFile, more = "", facts?: Said["facts"]): void {
    this.shelf.takes.set(take.id, take);
    this.tell({ is, take: take.id });
    const { start, end } = this.editedOf(take).now;
    const told = { take: this.shelf.called(take), length: clockOf(end - start), ...facts };
    if (!isSilent(this.state)) this.desk.say({ word: is, facts: told }, more);
  }

  /** The guide as it is now; said where it has to be waited for. */
  async findGuide(): Promise<void> {
    const { backing, guide } = this.root.dataset;
    if (!backing || !guide) return;
    this.play(await guideAt(backing, guide, () => this.desk.tell(this.desk.word("making"))));
    if (!this.guide) this.desk.tell(this.desk.word("failed"));
    else if (!this.state.takes.length && this.state.step === "ready") this.desk.tell(this.desk.word("ready"));
  }

  /** This is what is played along with. */
  private play(guide: Guide | null): void {
    this.guide = guide;
    this.desk.lasts(this.length, stepOf(this.bpm));
    this.pass({});
    if (guide) this.desk.draw(guide.strokes);
  }

  /** Record from there, up to there, the next time. */
  pass({ from, until }: Partial<Record<keyof Passage, number>>): void {
    if (from !== undefined) this.passage = begunAt(this.passage, onBeat(from, this.bpm), this.length);
    if (until !== undefined) this.passage = endedAt(this.passage, onBeat(until, this.bpm), this.length);
    this.desk.pass(this.passage, this.length);
  }

  private async find(): Promise<void> {
    const takes = await this.shelf.find(this.place).catch(() => []);
    if (!takes.length) return;
    this.tell({ is: "found", takes });
    this.desk.say({ word: this.picked?.cutOff ? "cut" : "found" });
  }

  editedOf(take: TakeFile): Edited {
    const known = this.edits.get(take.id) ?? { now: read(take), before: [] };
    this.edits.set(take.id, known);
    return known;
  }

  private showTakes(): void {
    this.shelf.show(this.state.picked);
    if (this.picked && this.edited) this.desk.take(this.picked, this.edited);
    offerHomes(this);
  }

  private async throwAway(take: string): Promise<void> {
    const thrown = this.shelf.drop(take);
    this.tell({ is: "thrown", take });
    await forgetTake(thrown);
    this.desk.say({ word: "thrown" });
    this.desk.part(".booth").focus();
  }

  /** Show where one is, as long as something goes on. */
  private draw(): void {
    cancelAnimationFrame(this.drawing);
    const at = this.sound.position();
    if (at !== null) this.desk.place(at, this.length);
    this.root.toggleAttribute("data-counting", at !== null && at < this.passage.from);
    if (["recording", "ending", "listening"].includes(this.state.step))
      this.drawing = requestAnimationFrame(() => this.draw());
  }
}
