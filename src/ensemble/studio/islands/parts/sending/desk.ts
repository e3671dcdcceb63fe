/** What a page for takes shows in each of its states, and how it says so. */

import { CaptureTrouble } from "../capture/types";
import { filled } from "../filled";

export class Desk<State extends string> {
  constructor(private readonly host: HTMLElement) {}

  get state(): State {
    return this.host.dataset.state as State;
  }

  /** Show what belongs to a state (`data-when="this that"`), and put the keyboard where it goes on. */
  set(state: State): void {
    this.host.dataset.state = state;
    for (const part of this.host.querySelectorAll<HTMLElement>("[data-when]"))
      part.hidden = !part.dataset.when!.split(" ").includes(state);
    const next = this.host.querySelector<HTMLElement>(`[data-focus-when~="${state}"]`);
    const here = document.activeElement;
    // Whoever is elsewhere on the page, in a field above or a menu, stays there.
    if (next && (!here || here === document.body || this.host.contains(here)))
      next.focus({ preventScroll: true });
  }

  /** One of the page's sentences, with what goes in. */
  word(name: string, facts?: Record<string, string>): string {
    const key = `words${name.replace(/(^|-)(\w)/g, (_all, _dash: string, letter: string) => letter.toUpperCase())}`;
    return filled(this.host.dataset[key] ?? "", facts);
  }

  /** Say it where eyes and screen readers find it. */
  say(words: string): void {
    const line = this.host.querySelector(".says")!;
    if (line.textContent !== words) line.textContent = words;
  }

  tell(name: string, facts?: Record<string, string>): void {
    this.say(this.word(name, facts));
  }

  /** Why it can't go on. */
  complain(error: unknown): void {
    this.tell(error instanceof CaptureTrouble ? `trouble-${error.trouble}` : "trouble-busy");
  }

  part<Kind extends HTMLElement = HTMLElement>(selector: string): Kind {
    return this.host.querySelector<Kind>(selector)!;
  }

  /** Send by our own means, not by the browser's. */
  onSend(act: () => void): void {
    this.part<HTMLFormElement>("form.sending").onsubmit = (event) => {
      event.preventDefault();
      act();
    };
  }

  on(name: string, act: () => void): void {
    this.host.querySelector<HTMLElement>(`[data-do="${name}"]`)?.addEventListener("click", act);
  }
}
