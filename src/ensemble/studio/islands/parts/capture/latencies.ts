/** What this browser has measured with this microphone before, for takes in which no ticks are heard. */

const PLACE = "studio latencies";
const REMEMBERED = 9;
type Measured = Record<string, number[]>;

/** The median of what was measured with a device, in samples; null where nothing was. */
export function stored(device: string): number | null {
  return median(measured()[device] ?? []);
}

export function remember(device: string, samples: number): void {
  const all = measured();
  all[device] = [...(all[device] ?? []), samples].slice(-REMEMBERED);
  localStorage.setItem(PLACE, JSON.stringify(all));
}

/** The one in the middle, or null of nothing. */
export function median(values: number[]): number | null {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  if (!sorted.length) return null;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

function measured(): Measured {
  try {
    return JSON.parse(localStorage.getItem(PLACE) ?? "{}") as Measured;
  } catch {
    return {};
  }
}
