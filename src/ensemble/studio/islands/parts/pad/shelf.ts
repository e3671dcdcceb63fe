/** Bitmaps of a layer as it looked before, kept beside its marks. Only a cache: what disagrees with the marks is thrown away. */
import type { Mark } from "./drawing";
import type { Keeping, Shot } from "./keeping";

/** A bitmap is worth keeping when so many marks came after the last. */
const STEP = 100;
/** Another number wherever the same marks would look different. */
const LOOK = 1;

export interface Found {
  image: ImageBitmap;
  count: number;
}

export class Shelf {
  private last = 0;

  constructor(
    private readonly keeping: Keeping,
    private readonly id: string,
    private readonly layer: string,
    private readonly size: [width: number, height: number],
  ) {}

  /** The bitmap with most of these marks, more than `least`; if there is a choice, without the last `fresh`. */
  async before(marks: readonly Mark[], least: number, fresh: number): Promise<Found | undefined> {
    const shots = fitting(await this.shots(), marks, this.size).filter(({ count }) => count > least);
    const shot = shots.findLast(({ count }) => count <= marks.length - fresh) ?? shots.at(-1);
    this.last = shots.at(-1)?.count ?? 0;
    const image = shot && (await createImageBitmap(shot.picture).catch(() => undefined));
    return image && { image, count: shot.count };
  }

  /** Keep what a canvas shows, where enough has changed since the last time. */
  async put(canvas: HTMLCanvasElement, drawn: readonly Mark[]): Promise<void> {
    if (Math.abs(drawn.length - this.last) < STEP) return;
    const marks = [...drawn];
    this.last = marks.length;
    const picture = await new Promise<Blob | null>((made) => canvas.toBlob(made));
    if (!picture) return;
    const [width, height] = this.size;
    const shot = { count: marks.length, sum: sumsOf(marks).at(-1)!, width, height, picture };
    const before = await this.shots();
    const staying = spaced([...fitting(before, marks, this.size).map(({ count }) => count), shot.count]);
    const gone = before.map(({ count }) => count).filter((count) => !staying.includes(count));
    await this.keeping.shoot(this.id, this.layer, shot, gone).catch(() => undefined);
  }

  private shots(): Promise<Shot[]> {
    return this.keeping.shots(this.id, this.layer).catch(() => []);
  }
}

/** Those that show the first of these marks, at this size. */
export function fitting<T extends Omit<Shot, "picture">>(
  shots: T[],
  marks: readonly Mark[],
  [width, height]: [number, number],
): T[] {
  const sums = shots.length ? sumsOf(marks) : [];
  return shots.filter(
    (shot) => shot.width === width && shot.height === height && sums[shot.count - 1] === shot.sum,
  );
}

/** Of rising counts those to be kept: the farther back, the fewer. */
export function spaced(counts: number[]): number[] {
  const newest = counts.at(-1)!;
  const kept = [newest];
  for (const count of counts.slice(0, -1).reverse())
    if (kept.at(-1)! - count >= Math.max(STEP, (newest - kept.at(-1)!) / 2)) kept.push(count);
  return kept.reverse();
}

/** After each mark, a number for it and all before it. */
export function sumsOf(marks: readonly Mark[]): number[] {
  let sum = LOOK;
  const add = (value: number) => (sum = Math.imul(sum ^ value, 16777619) + 1);
  return marks.map((mark) => {
    for (const sign of `${mark.tool}${mark.color}`) add(sign.charCodeAt(0));
    if (mark.tool !== "fill") (add(mark.size * 100), add(Number(mark.pressed)));
    for (const value of mark.tool === "fill" ? [mark.step, ...mark.rows] : mark.points) add(value * 100);
    return sum;
  });
}
