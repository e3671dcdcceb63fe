/** What a sound on a page says about itself, and small arithmetic of time and place. */

export interface Piece {
  href: string;
  title: string;
  byline: string;
  length: number;
  sources: [type: string, src: string][];
  strokes: string;
  box: string;
}

/** Read a `[data-play]` button; the waveform near it lends its strokes. */
export function pieceOf(button: HTMLElement): Piece {
  const { play, title, byline, length, sources } = button.dataset;
  const wave = button.closest("[data-piece]")?.querySelector(".waveform");
  return {
    href: play ?? "",
    title: title ?? "",
    byline: byline ?? "",
    length: Number(length),
    sources: (sources ?? "")
      .trim()
      .split("\n")
      .map((line) => split(line.trim())),
    strokes: wave?.querySelector("path")?.getAttribute("d") ?? "",
    box: wave?.getAttribute("viewBox") ?? "",
  };
}

/** `audio/mp4; codecs="x" /files/a.m4a`: the address is after the last space. */
function split(line: string): [string, string] {
  const space = line.lastIndexOf(" ");
  return [line.slice(0, space), line.slice(space + 1)];
}

export function clock(seconds: number): string {
  const whole = Math.floor(seconds || 0);
  return `${Math.floor(whole / 60)}:${`${whole % 60}`.padStart(2, "0")}`;
}

/** Where in a box a pointer is, from 0 to 1, in the direction of reading. */
export function fractionAt(box: Element, x: number): number {
  const { left, width } = box.getBoundingClientRect();
  const part = Math.max(0, Math.min(1, (x - left) / width));
  return box.matches(":dir(rtl)") ? 1 - part : part;
}
