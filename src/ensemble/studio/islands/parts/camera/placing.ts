/**
 * Where a clip stands in a take: by its own sound, which the same microphone heard. The clock of what films it
 * is off by up to 377 ms and is never asked.
 */
import { correlation, spectrum } from "../capture/fourier";
import { RATE } from "../capture/ticks";

/** What is compared at once: 1.4 s of the clip with 2.7 s of the take. */
const WINDOW = 65_536;
const SPAN = 131_072;
const FARTHEST = (SPAN - WINDOW) / 2;
/** Both clocks started together, and the clip's is off by 377 ms at most: no place beyond is its own. */
const REACH = 0.45 * RATE;
const WINDOWS = 5;
const APART = RATE / 20;
const SURE_DB = 14;
const CLOSE = 96;
/** Where another place fits nearly as well (a beat that repeats exactly), neither is believed. */
const [RIVAL, DOUBTFUL] = [0.8, 0.4];
const FAINT = 1e-4;

export interface ClipPlace {
  /** The sample of the raw take at which the clip's sound begins (of its time 0, where it begins later). */
  startSamples: number;
  /** 0 to 1; nothing below 0.5 is to be believed. */
  confidence: number;
  /** How much longer the clip has become by its end, in samples: its clock against the sound card's. */
  drift: number;
}

/** One window's answer: how many samples later it lies in the take than in the clip. */
export interface Vote {
  middle: number;
  shift: number;
  clearDb: number;
  /** How well the next best place fits beside it: 1 as well. */
  rival: number;
}

/** Place a clip near `expected` (samples of the take, right to within 0.45 s). Null where nothing is heard. */
export function placeClip(clip: Float32Array, take: Float32Array, expected: number): ClipPlace | null {
  const votes = chosen(clip).map((first) => vote(clip, take, first, expected));
  return agreed(votes.filter((each): each is Vote => each !== null));
}

/** What most windows say; those that say another place are not counted. */
export function agreed(votes: Vote[]): ClipPlace | null {
  const clear = votes.filter(({ clearDb }) => clearDb >= SURE_DB);
  if (!clear.length) return null;
  const shift = middleOf(clear.map((each) => each.shift));
  const near = clear.filter((each) => Math.abs(each.shift - shift) <= CLOSE);
  if (!near.length) return null;
  const first = near[0]!;
  const last = near.at(-1)!;
  const share = near.length / votes.length;
  const alone = near.length > 1 ? 0.99 : 0.8;
  const isDoubtful = near.filter(({ rival }) => rival > RIVAL).length * 2 > near.length;
  return {
    startSamples: Math.round(middleOf(near.map((each) => each.shift))),
    confidence: Math.min(isDoubtful ? DOUBTFUL : alone, share),
    drift: last.shift - first.shift,
  };
}

/** The loudest moment of each part of the clip: silence is alike everywhere. */
function chosen(clip: Float32Array): number[] {
  const room = clip.length - WINDOW;
  if (room <= 0) return [0];
  const count = Math.min(WINDOWS, Math.ceil(room / WINDOW));
  return Array.from({ length: count }, (_, part) =>
    loudest(clip, Math.floor((room * part) / count), Math.floor((room * (part + 1)) / count)),
  );
}

function loudest(clip: Float32Array, from: number, to: number): number {
  let [best, most] = [from, -1];
  for (let first = from; first <= to; first += WINDOW / 4) {
    const power = strength(clip.subarray(first, first + WINDOW));
    if (power > most) [best, most] = [first, power];
  }
  return best;
}

function strength(wave: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < wave.length; at += 7) sum += wave[at]! ** 2;
  return sum / Math.max(1, wave.length / 7);
}

function vote(clip: Float32Array, take: Float32Array, first: number, expected: number): Vote | null {
  const window = clip.subarray(first, first + WINDOW);
  if (strength(window) < FAINT ** 2) return null;
  const begin = Math.round(first + expected) - FARTHEST;
  const heard = new Float32Array(SPAN);
  const from = Math.max(0, -begin);
  if (begin + SPAN > 0 && begin < take.length) heard.set(take.subarray(begin + from, begin + SPAN), from);
  const [mine, theirs] = [whitened(window, SPAN), whitened(heard, SPAN)];
  // Without wrapping around: only shifts at which the window lies whole within what was heard.
  const fit = correlation(theirs, mine).subarray(0, SPAN - window.length + 1);
  const top = highest(fit);
  return {
    middle: first + window.length / 2,
    shift: begin + top + between(fit, top) - first,
    clearDb: clearness(fit, top),
    rival: next(fit, top) / fit[top]!,
  };
}

/** A spectrum of even color up to 10 kHz: a low hum would fit everywhere. */
function whitened(wave: Float32Array, size: number): ReturnType<typeof spectrum> {
  const found = spectrum(wave, size);
  const [low, high] = [100, 10_000].map((hertz) => Math.round((hertz * size) / RATE)) as [number, number];
  let most = 0;
  for (let at = low; at < high; at++) most = Math.max(most, Math.hypot(found.re[at]!, found.im[at]!));
  for (let at = 0; at < size; at++) {
    const inside = at >= low && at < high;
    // Only one half is kept: the other mirrors it, and doubles what is counted.
    const factor = inside && most ? 1 / Math.sqrt(Math.hypot(found.re[at]!, found.im[at]!) / most + 1e-4) : 0;
    found.re[at]! *= factor;
    found.im[at]! *= factor;
  }
  return found;
}

/** The best place within reach of the one that was expected, which is in the middle. */
function highest(fit: Float64Array): number {
  let top = FARTHEST - REACH;
  for (let at = top; at <= FARTHEST + REACH; at++) if (fit[at]! > fit[top]!) top = at;
  return top;
}

/** How well the best place within reach fits that is farther from the top than 50 ms. */
function next(fit: Float64Array, top: number): number {
  let most = 0;
  for (let at = FARTHEST - REACH; at <= FARTHEST + REACH; at++)
    if (Math.abs(at - top) > APART) most = Math.max(most, fit[at]!);
  return most;
}

/** The peak over what is farther from it than 50 ms. */
function clearness(fit: Float64Array, top: number): number {
  let [power, count] = [0, 0];
  for (let at = 0; at < fit.length; at += 3) {
    if (Math.abs(at - top) < APART) continue;
    power += fit[at]! ** 2;
    count++;
  }
  return power ? 20 * Math.log10(fit[top]! / Math.sqrt(power / count)) : 0;
}

function between(fit: Float64Array, top: number): number {
  if (top < 1 || top >= fit.length - 1) return 0;
  const [left, middle, right] = [fit[top - 1]!, fit[top]!, fit[top + 1]!];
  const bend = left - 2 * middle + right;
  return bend < 0 ? (0.5 * (left - right)) / bend : 0;
}

function middleOf(values: number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const at = sorted.length >> 1;
  return sorted.length % 2 ? sorted[at]! : (sorted[at - 1]! + sorted[at]!) / 2;
}
