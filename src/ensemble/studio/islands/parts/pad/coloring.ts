/** The colors at hand: those of the picture, and one's own. */
import { lab, palette } from "./palette";

const MOST = 8;
/** Those that are always there. */
const PAINTS = "#1f1a15 #ffffff #7a4a2b #d9381e #f2913d #f4c84a #4f8a4c #3c8f96 #3a5fa8 #8a55a3".split(" ");
const BRIGHT = PAINTS[4]!;
/** So small a picture shows its colors well enough. */
const SMALL = 96;
/** Hues in OKLab, in degrees, where each name begins. The words come from the page, in this order. */
const HUES = [0, 15, 45, 80, 120, 170, 225, 290, 330];

export class Coloring {
  constructor(
    private readonly root: HTMLElement,
    private readonly chosen: (color: string) => void,
    picture?: HTMLImageElement,
    isBeneathLines = false,
  ) {
    const picked = picture ? colorsOf(picture) : [];
    root.querySelector(".picked")?.append(...picked.map((color) => this.swatch(color)));
    root.querySelector(".paints")!.append(...PAINTS.map((color) => this.swatch(color)));
    const own = root.querySelector<HTMLInputElement>("input[type=color]")!;
    own.addEventListener("input", () => this.choose(own.value));
    // Beneath dark lines the darkest color of the picture would hardly be seen.
    this.choose(isBeneathLines ? BRIGHT : (picked[0] ?? PAINTS[0]!));
  }

  private choose(color: string): void {
    this.chosen(color);
    this.root.parentElement!.style.setProperty("--color", color);
    for (const box of this.root.querySelectorAll<HTMLInputElement>(".swatches input"))
      box.checked = box.value === color;
  }

  private swatch(color: string): HTMLElement {
    const label = document.createElement("label");
    const box = Object.assign(document.createElement("input"), {
      type: "radio",
      name: "pad-color",
      value: color,
    });
    box.setAttribute("aria-label", nameOf(color, this.root.dataset));
    box.addEventListener("change", () => this.choose(color));
    label.style.setProperty("--color", color);
    label.title = box.ariaLabel!;
    label.append(box);
    return label;
  }
}

function colorsOf(picture: HTMLImageElement): string[] {
  const { naturalWidth: width, naturalHeight: height } = picture;
  const shrink = Math.min(1, SMALL / Math.max(width, height));
  const size = [width, height].map((side) => Math.max(1, Math.round(side * shrink))) as [number, number];
  const context = new OffscreenCanvas(...size).getContext("2d")!;
  // Colors as they are, not mixed of neighbors.
  context.imageSmoothingEnabled = false;
  context.drawImage(picture, 0, 0, ...size);
  return palette(context.getImageData(0, 0, ...size).data, MOST);
}

/** A color in words: "dark teal". */
export function nameOf(color: string, words: DOMStringMap): string {
  const rgb = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16)) as [number, number, number];
  const [lightness, a, b] = lab(rgb);
  const [black, gray, white] = words.wordsGrays!.split(",");
  if (Math.hypot(a, b) < 0.03) return (lightness < 0.3 ? black : lightness > 0.95 ? white : gray)!;
  const turn = ((Math.atan2(b, a) * 180) / Math.PI + 360) % 360;
  const hue = words.wordsHues!.split(",")[HUES.findLastIndex((from) => turn >= from)]!;
  const shade = lightness < 0.45 ? words.wordsDark! : lightness > 0.8 ? words.wordsLight! : "{color}";
  return shade.replace("{color}", hue);
}
