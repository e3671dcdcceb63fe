/** Reading by keyboard: space holds, arrows go from line to line, plus and minus change the pace, escape ends. */

export interface Moved {
  hold(): void;
  move(lines: number): void;
  faster(steps: number): void;
  stop(): void;
}

export function keysFor(event: KeyboardEvent, state: string, reader: Moved): void {
  const target = event.target as Element;
  if (state !== "reading" || event.ctrlKey || event.metaKey || event.altKey) return;
  // A button is pressed by space, and a slider moved by arrows, as everywhere.
  if (event.key !== "Escape" && target.matches("button, input, textarea, select, summary, a")) return;
  const acts: Record<string, () => void> = {
    " ": () => reader.hold(),
    ArrowDown: () => reader.move(1),
    ArrowUp: () => reader.move(-1),
    "+": () => reader.faster(1),
    "-": () => reader.faster(-1),
    Escape: () => reader.stop(),
  };
  const act = acts[event.key];
  if (!act) return;
  event.preventDefault();
  act();
}
