/** Decides where a take stands in its guide, by the surest of what is known of its latency, and says how sure. */
import { CLEAR_DB, hearAgain, hearTicks } from "./hearing";
import type { Heard, Late, Sound } from "./hearing";
import type { Moment } from "./moments";
import { COUNT, RATE } from "./ticks";
import type { Alignment, Method, TakeHead } from "./types";

const MS = RATE / 1000;
const [GOOD_MS, BAD_MS] = [2, 10];
const BARELY = 0.92;
/** Above this the ticks can't be clearer for us. */
const PLAIN_DB = 30;
const TRUST: Record<Exclude<Method, "ticks">, number> = { test: 0.85, stored: 0.6, reported: 0.3 };
const UNCONFIRMED = 0.8;
const MOVED = 0.6;
const STOOD_STILL = 0.5;
const TORN = 0.3;
/** How much of what is played in between must have been heard for an uneven take to be trusted. */
const CHECKED = 2 / 3;

type Placed = Omit<TakeHead, "id" | "madeAt" | "about" | "microphone" | "from" | "to">;

/** The place of a take: by the ticks in it, else by a latency measured or told before. */
export function place(head: Placed, sound: Sound, moments: Moment[] = []): Alignment {
  const played = head.guideFrame - head.startFrame;
  const { at, seed } = head.ticks;
  const places = at.map((tick) => played + tick);
  const [heard, spread] = together(hearTicks(sound, places, seed));
  if (!heard) return byRumor(head);
  const last = head.endTick === null ? null : hearTicks(sound, [played + head.endTick], seed, COUNT).all;
  const expected = played + Math.round(heard.delay);
  const between = moments
    .map((moment) => hearAgain(sound, expected + moment.place, moment.samples))
    .filter((late) => late !== null)
    .map(({ delay }) => Math.abs(delay));
  return byTicks(head, heard, last, [spread, ...between], moments.length);
}

/** What the ticks say, and by how much they differ: the last of them is then the nearest to the music. */
function together({ all, each }: Heard): [Late | null, number] {
  const clear = each.filter((tick) => tick !== null);
  const delays = clear.map(({ delay }) => delay);
  const spread = clear.length ? Math.max(...delays) - Math.min(...delays) : 0;
  return spread > GOOD_MS * MS || !all ? [clear.at(-1) ?? all, spread] : [all, spread];
}

function byTicks(head: Placed, heard: Late, last: Late | null, off: number[], asked: number): Alignment {
  const endTickMs = last && (last.delay - heard.delay) / MS;
  const movedMs = Math.max(Math.abs(endTickMs ?? 0), Math.max(...off) / MS);
  const checks = off.length - 1;
  const unsure = head.interrupted || (head.shaken && checks < CHECKED * asked);
  return {
    ...placed(head, "ticks", heard.delay),
    ...{ clearDb: heard.clearDb, endTickMs, movedMs, checks },
    confidence: Math.min(sureness(heard, movedMs, !last), unsure ? STOOD_STILL : 1),
    flagged: !last || movedMs > GOOD_MS || unsure,
    retake: movedMs > BAD_MS,
  };
}

function sureness(heard: Late, moved: number, isCut: boolean): number {
  if (moved > BAD_MS) return TORN;
  if (moved > GOOD_MS) return MOVED;
  if (isCut) return UNCONFIRMED;
  const clear = Math.min(1, (heard.clearDb - CLEAR_DB) / (PLAIN_DB - CLEAR_DB));
  return BARELY + clear * (0.99 - BARELY);
}

/** The microphone heard nothing: the player has headphones on. */
function byRumor(head: Placed): Alignment {
  const [method, delay] =
    head.tested !== null
      ? (["test", head.tested] as const)
      : head.stored !== null
        ? (["stored", head.stored] as const)
        : (["reported", head.reported] as const);
  const moved = head.interrupted || head.shaken;
  const trust = Math.min(TRUST[method], moved ? STOOD_STILL : 1);
  return { ...placed(head, method, delay), confidence: trust, flagged: moved };
}

function placed(head: Placed, method: Method, delay: number): Alignment {
  return {
    offsetSamples: Math.round(head.startFrame - head.guideFrame - delay),
    method,
    latencyMs: delay / MS,
    confidence: 0,
    clearDb: null,
    endTickMs: null,
    movedMs: null,
    checks: 0,
    flagged: false,
    retake: false,
  };
}
