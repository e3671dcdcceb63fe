/** A handful of distinct colors of a picture; the same picture always gives the same ones. */

type Color = [lightness: number, a: number, b: number];

interface Group {
  sum: [number, number, number];
  count: number;
}

/** How far apart two colors must be to be told apart at a glance (in OKLab). */
const APART = 0.09;
/** A color that less than one pixel of so many has is only an edge between two others. */
const RARE = 400;

/** The colors that matter most in RGBA pixels, at most `most`, from dark to light, as `#rrggbb`. */
export function palette(pixels: ArrayLike<number>, most: number): string[] {
  const enough = pixels.length / 4 / RARE;
  const groups = [...grouped(pixels).values()].filter(({ count }) => count >= enough);
  groups.sort((one, other) => other.count - one.count);
  const found = groups.map((group) => [mean(group), group.count] as const);
  const chosen: Color[] = [];
  while (chosen.length < most) {
    const next = farthest(found, chosen);
    if (!next) break;
    chosen.push(next);
  }
  return chosen.sort((one, other) => one[0] - other[0]).map(hex);
}

/** Pixels that look alike, by the four highest bits of each channel. */
function grouped(pixels: ArrayLike<number>): Map<number, Group> {
  const groups = new Map<number, Group>();
  for (let at = 0; at < pixels.length; at += 4) {
    if (pixels[at + 3]! < 128) continue;
    const [red, green, blue] = [pixels[at]!, pixels[at + 1]!, pixels[at + 2]!];
    const key = ((red >> 4) << 8) | ((green >> 4) << 4) | (blue >> 4);
    const group = groups.get(key) ?? { sum: [0, 0, 0], count: 0 };
    group.sum[0] += red;
    group.sum[1] += green;
    group.sum[2] += blue;
    group.count++;
    groups.set(key, group);
  }
  return groups;
}

/** The color with the most of itself in the picture that is least like those chosen already. */
function farthest(found: (readonly [Color, number])[], chosen: Color[]): Color | undefined {
  let [best, highest] = [undefined as Color | undefined, 0];
  for (const [color, count] of found) {
    const gap = Math.min(1, ...chosen.map((other) => distance(color, other)));
    const worth = gap < APART ? 0 : gap * gap * Math.sqrt(count);
    if (worth > highest) [best, highest] = [color, worth];
  }
  return best;
}

function mean({ sum, count }: Group): Color {
  return lab(sum.map((part) => part / count) as Color);
}

function distance(one: Color, other: Color): number {
  return Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]);
}

/** sRGB, 0 to 255, in OKLab (Björn Ottosson's matrices). */
export function lab(rgb: Color): Color {
  const [r, g, b] = rgb.map((part) =>
    part > 10.31475 ? ((part / 255 + 0.055) / 1.055) ** 2.4 : part / 255 / 12.92,
  ) as Color;
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

/** And back, as it is written in CSS. */
export function hex([lightness, a, b]: Color): string {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const parts = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  return `#${parts.map((part) => channel(part).toString(16).padStart(2, "0")).join("")}`;
}

function channel(light: number): number {
  const part = light > 0.0031308 ? 1.055 * light ** (1 / 2.4) - 0.055 : 12.92 * light;
  return Math.max(0, Math.min(255, Math.round(part * 255)));
}
