/** Under the text box: the same words again, unseen, so that others' carets stand where they are. It also
 * gives the box its height. */
import {
  createAbsolutePositionFromRelativePosition,
  createRelativePositionFromTypeIndex,
  type Doc,
  type RelativePosition,
  type Text,
} from "yjs";
import type { Person } from "../../../../design/islands/parts/live";

export const HANDS = 6;

interface Mark {
  at: number;
  name: string;
  hand: number;
}

/** A run of text by one pen. */
export interface Run {
  words: string;
  client: number;
}

export class Carets {
  private people: Person[] = [];
  private drawing = 0;
  /** Whether it is shown whose words are whose. */
  isInked = false;
  /** Each person's own colour, by the number they write under. */
  hand: (client: number) => number = () => HANDS;

  constructor(
    private layer: HTMLElement,
    private text: Text,
    private doc: Doc,
  ) {}

  show(people: Person[]): void {
    this.people = people;
    this.draw();
  }

  /** Draw before the next picture, once, however often it is asked. */
  draw(): void {
    this.drawing ||= requestAnimationFrame(() => {
      this.drawing = 0;
      this.paint();
    });
  }

  private paint(): void {
    const marks = this.people.map((person) => this.markOf(person)).filter((mark) => mark !== undefined);
    marks.sort((one, other) => one.at - other.at);
    const inside: Node[] = [];
    let place = 0;
    for (const run of this.isInked ? runsOf(this.text) : [{ words: this.text.toString(), client: 0 }]) {
      const end = place + run.words.length;
      let start = place;
      while (marks[0] && marks[0].at <= end) {
        const mark = marks.shift()!;
        inside.push(this.inked(run.words.slice(start - place, mark.at - place), run.client), caret(mark));
        start = mark.at;
      }
      inside.push(this.inked(run.words.slice(start - place), run.client));
      place = end;
    }
    for (const mark of marks) inside.push(caret(mark));
    // A last empty line has no height of its own.
    this.layer.replaceChildren(...inside, "\n\u200b");
  }

  private inked(words: string, client: number): Node {
    if (!this.isInked) return document.createTextNode(words);
    const mark = document.createElement("mark");
    mark.className = `hand-${this.hand(client)}`;
    mark.textContent = words;
    return mark;
  }

  private markOf(person: Person): Mark | undefined {
    const { caret, pen } = person.state as { caret?: RelativePosition; pen?: number };
    if (!caret) return undefined;
    const found = createAbsolutePositionFromRelativePosition(caret, this.doc);
    return found ? { at: found.index, name: person.name, hand: this.hand(pen ?? 0) } : undefined;
  }
}

/** What tells others where the caret is, whatever they write before it. */
export function placeOf(text: Text, index: number): RelativePosition {
  return createRelativePositionFromTypeIndex(text, index);
}

/** The text in runs of one pen each, as the library holds it. */
export function runsOf(text: Text): Run[] {
  const runs: Run[] = [];
  for (let item = text._start; item; item = item.right) {
    if (item.deleted || !item.countable) continue;
    const words = item.content.getContent().join("");
    const last = runs.at(-1);
    if (last && last.client === item.id.client) last.words += words;
    else runs.push({ words, client: item.id.client });
  }
  return runs;
}

function caret({ name, hand }: Mark): HTMLElement {
  const mark = document.createElement("span");
  mark.className = `caret hand-${hand}`;
  mark.dataset.name = name;
  return mark;
}
