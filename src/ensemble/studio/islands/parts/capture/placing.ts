/** Decides where a take stands in its guide, by the surest of what is known of its latency, and says how sure. */
import { CLEAR_DB, hearTicks } from "./hearing";
import type { Heard, Late, Sound } from "./hearing";
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

type Placed = Omit<TakeHead, "id" | "madeAt" | "about" | "microphone" | "from" | "to">;

/** The place of a take: by the ticks in it, else by a latency measured or told before. */
export function place(head: Placed, sound: Sound): Alignment {
  const played = head.guideFrame - head.startFrame;
  const { at, seed } = head.ticks;
  const places = at.map((tick) => played + tick);
  const [heard, spread] = together(hearTicks(sound, places, seed));
  if (!heard) return byRumor(head);
  const last = head.endTick === null ? null : hearTicks(sound, [played + head.endTick], seed, COUNT).all;
  return byTicks(head, heard, spread, last);
}

/** What the ticks say, and by how much they differ: the last of them is then the nearest to the music. */
function together({ all, each }: Heard): [Late | null, number] {
  const clear = each.filter((tick) => tick !== null);
  const delays = clear.map(({ delay }) => delay);
  const spread = clear.length ? Math.max(...delays) - Math.min(...delays) : 0;
  return spread > GOOD_MS * MS || !all ? [clear.at(-1) ?? all, spread] : [all, spread];
}

function byTicks(head: Placed, heard: Late, spread: number, last: Late | null): Alignment {
  const endTickMs = last && (last.delay - heard.delay) / MS;
  const moved = endTickMs === null ? null : Math.max(Math.abs(endTickMs), spread / MS);
  return {
    ...placed(head, "ticks", heard.delay),
    clearDb: heard.clearDb,
    endTickMs,
    confidence: Math.min(sureness(heard, moved), head.interrupted ? STOOD_STILL : 1),
    flagged: moved === null || moved > GOOD_MS || head.interrupted,
    retake: moved !== null && moved > BAD_MS,
  };
}

function sureness(heard: Late, moved: number | null): number {
  if (moved === null) return UNCONFIRMED;
  if (moved > BAD_MS) return TORN;
  if (moved > GOOD_MS) return MOVED;
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
  const trust = Math.min(TRUST[method], head.interrupted ? STOOD_STILL : 1);
  return { ...placed(head, method, delay), confidence: trust, flagged: head.interrupted };
}

function placed(head: Placed, method: Method, delay: number): Alignment {
  return {
    offsetSamples: Math.round(head.startFrame - head.guideFrame - delay),
    method,
    latencyMs: delay / MS,
    confidence: 0,
    clearDb: null,
    endTickMs: null,
    flagged: false,
    retake: false,
  };
}
