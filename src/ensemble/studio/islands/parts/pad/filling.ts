/** Where a color flows to when it is poured out on a picture. */

/** How unlike (0 to 255 in any channel) a pixel may be that the color still flows over. */
const TOLERANCE = 48;

/**
 * The rows (`y, from, to`) that are reached from a place on RGBA pixels. They reach `under` pixels below what
 * stopped them, so that no thin light edge is left along a line.
 */
export function flooded(
  pixels: ArrayLike<number>,
  [width, height]: [number, number],
  [x, y]: [number, number],
  under = 1,
): number[] {
  const wet = reached(pixels, width, height, Math.floor(x), Math.floor(y));
  return rowsOf(under ? widened(wet, width, height) : wet, width, height);
}

function reached(pixels: ArrayLike<number>, width: number, height: number, x: number, y: number): Uint8Array {
  const wet = new Uint8Array(width * height);
  if (x < 0 || y < 0 || x >= width || y >= height) return wet;
  const start = y * width + x;
  const alike = (at: number) => !wet[at] && isAlike(pixels, at * 4, start * 4);
  const left = [start];
  for (let at = left.pop(); at !== undefined; at = left.pop()) {
    if (!alike(at)) continue;
    const row = at - (at % width);
    let [from, to] = [at, at + 1];
    while (from > row && alike(from - 1)) from--;
    while (to < row + width && alike(to)) to++;
    wet.fill(1, from, to);
    for (let each = from; each < to; each++) {
      if (row > 0 && !wet[each - width]) left.push(each - width);
      if (row + width < wet.length && !wet[each + width]) left.push(each + width);
    }
  }
  return wet;
}

function isAlike(pixels: ArrayLike<number>, at: number, start: number): boolean {
  for (let part = 0; part < 4; part++)
    if (Math.abs(pixels[at + part]! - pixels[start + part]!) > TOLERANCE) return false;
  return true;
}

function widened(wet: Uint8Array, width: number, height: number): Uint8Array {
  const wider = wet.slice();
  for (let at = 0; at < wet.length; at++) {
    if (!wet[at]) continue;
    const [x, y] = [at % width, Math.floor(at / width)];
    if (x > 0) wider[at - 1] = 1;
    if (x < width - 1) wider[at + 1] = 1;
    if (y > 0) wider[at - width] = 1;
    if (y < height - 1) wider[at + width] = 1;
  }
  return wider;
}

function rowsOf(wet: Uint8Array, width: number, height: number): number[] {
  const rows: number[] = [];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (!wet[y * width + x]) continue;
      const from = x;
      while (x < width && wet[y * width + x]) x++;
      rows.push(y, from, x);
    }
  }
  return rows;
}
