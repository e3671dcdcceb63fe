/** What the recorder is doing, as a value: what may come next, and nothing of the page. */
import type { Going } from "../sending/line";

export type Step =
  | "ready"
  | "asking"
  | "open"
  | "recording"
  | "ending"
  | "listening"
  | "testing"
  | "packing"
  | "sending"
  | "waiting"
  | "settling"
  | "signing"
  | "sent";

/** Why it can't go on: a trouble of the microphone, a place that is full, a server that refused. */
export type Trouble = "denied" | "missing" | "busy" | "unsupported" | "guide" | "full" | "lost" | "refused";

export interface State {
  step: Step;
  /** Whether the microphone is open. */
  isOpen: boolean;
  trouble?: Trouble;
  /** The server's own words, where it refused. */
  because?: string;
  /** The takes of this page, oldest first, and the one that is picked. */
  takes: string[];
  picked?: string;
  /** How much of a sending is done, 0 to 1. */
  share: number;
}

export type News =
  | {
      is: "asked" | "opened" | "closed" | "begun" | "stopped" | "listened" | "hushed" | "tested" | "measured";
    }
  | { is: "signing" | "sent" | "sends" }
  | Going
  | { is: "kept" | "joined"; take: string }
  | { is: "found"; takes: string[] }
  | { is: "picked"; take: string }
  | { is: "thrown"; take: string }
  | { is: "troubled"; trouble: Trouble; because?: string };

export const START: State = { step: "ready", isOpen: false, takes: [], share: 0 };

const SENDING: Step[] = ["packing", "sending", "waiting", "settling"];
/** What can only be when the microphone is open. */
const OPENING: News["is"][] = ["opened", "begun", "listened"];
const IDLE: Step[] = ["ready", "open"];

/** What may follow what, from which steps to which. All else is left as it is. */
const WAYS: Partial<Record<News["is"], { from: Step[]; to: Step }>> = {
  asked: { from: [...IDLE, "listening"], to: "asking" },
  opened: { from: ["ready", "asking"], to: "open" },
  closed: { from: ["open"], to: "ready" },
  begun: { from: ["asking", "open", "listening"], to: "recording" },
  stopped: { from: ["recording"], to: "ending" },
  listened: { from: [...IDLE, "asking"], to: "listening" },
  hushed: { from: ["listening"], to: "open" },
  tested: { from: ["open"], to: "testing" },
  measured: { from: ["testing"], to: "open" },
  sends: { from: [...IDLE, "listening", "signing"], to: "packing" },
  packed: { from: ["packing"], to: "sending" },
  waits: { from: ["packing", "sending", "settling"], to: "waiting" },
  goes: { from: ["waiting"], to: "sending" },
  arrived: { from: ["sending", "waiting"], to: "settling" },
  signing: { from: ["packing", "sending", "waiting", "settling"], to: "signing" },
  sent: { from: ["packing", "settling", "waiting"], to: "sent" },
};

/** The state after some news; the same one where the news makes no sense in it. */
export function next(state: State, news: News): State {
  switch (news.is) {
    case "kept":
      return withTake(rested(state), news.take);
    case "joined":
      return withTake(state, news.take);
    case "found":
      return { ...state, takes: news.takes, picked: news.takes.at(-1) };
    case "picked":
      return state.takes.includes(news.take) ? { ...state, picked: news.take } : state;
    case "thrown":
      return without(state, news.take);
    case "done":
      return isSending(state) ? { ...state, share: news.share } : state;
    case "troubled":
      return { ...rested(state, news.trouble), trouble: news.trouble, because: news.because };
    default:
      return stepped(state, news.is);
  }
}

export function isSending(state: State): boolean {
  return SENDING.includes(state.step);
}

/** Whether nothing may be announced: what is said now would be recorded, or be in the way. */
export function isSilent(state: State): boolean {
  return state.step === "recording";
}

/** What can be pressed now. */
export function allowed(
  state: State,
): Record<"record" | "stop" | "listen" | "edit" | "send" | "test", boolean> {
  const rests = IDLE.includes(state.step);
  const has = state.picked !== undefined;
  return {
    record: rests || state.step === "listening",
    stop: state.step === "recording",
    listen: has && (rests || state.step === "listening"),
    edit: has && (rests || state.step === "listening"),
    send: has && (rests || ["listening", "signing"].includes(state.step)),
    test: state.step === "open",
  };
}

function stepped(state: State, is: News["is"]): State {
  const way = WAYS[is];
  if (!way?.from.includes(state.step)) return state;
  const { trouble: _trouble, because: _because, ...rest } = state;
  const to = way.to === "open" && is === "hushed" && !state.isOpen ? "ready" : way.to;
  return {
    ...rest,
    step: to,
    isOpen: is !== "closed" && (state.isOpen || OPENING.includes(is)),
    share: isSending(state) ? state.share : 0,
  };
}

/** Back to where one may begin anew. A lost microphone has to be asked for again. */
function rested(state: State, trouble?: Trouble): State {
  const { trouble: _trouble, because: _because, ...rest } = state;
  const isOpen = state.isOpen && !(trouble && MUTE.includes(trouble));
  return { ...rest, isOpen, step: isOpen ? "open" : "ready", share: 0 };
}

const MUTE: Trouble[] = ["denied", "missing", "busy", "unsupported", "guide", "lost"];

function withTake(state: State, take: string): State {
  return { ...state, takes: [...state.takes, take], picked: take };
}

function without(state: State, take: string): State {
  const takes = state.takes.filter((one) => one !== take);
  const picked = state.picked === take ? takes.at(-1) : state.picked;
  return { ...state, takes, picked };
}
