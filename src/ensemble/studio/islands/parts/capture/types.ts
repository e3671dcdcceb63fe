/**
 * What capture hands out. Times are whole samples at 48 kHz. Guide time counts from the guide's first
 * sample; context frames count from the beginning of the page's one AudioContext.
 */

/** How a place was found, from sure to vague. */
export type Method = "ticks" | "test" | "stored" | "reported";

/** Where ticks were played, in guide time: what the server needs to hear them again. */
export interface TickPlaces {
  at: number[];
  seed: number;
}

/** Where a take stands in the guide, and how sure that is. */
export interface Alignment {
  /** The guide time of the raw take's first sample. Less than nothing when it began before the guide. */
  offsetSamples: number;
  method: Method;
  /** 0 to 1: sure from 0.9 on, to be listened to below 0.6. */
  confidence: number;
  /** From playing to hearing it played: how late everything in the take is. */
  latencyMs: number;
  /** How far the ticks stood out, in dB. Null where the microphone did not hear them. */
  clearDb: number | null;
  /** How much later than the first ticks the end tick was heard. Null where it was not heard. */
  endTickMs: number | null;
  /** The most that anything heard was off: single ticks, the guide in between, the end tick. Null where nothing was. */
  movedMs: number | null;
  /** At how many moments in between the guide itself was heard. */
  checks: number;
  /** Something moved during the take: listen before you keep it. */
  flagged: boolean;
  /** It moved by more than 10 ms: offer to record it again. */
  retake: boolean;
}

/** What the browser says of a microphone once it is open. */
export interface Microphone {
  label: string;
  deviceId: string;
  channels: number;
  /** True where echo cancellation, noise suppression or automatic gain could not be switched off. */
  changed: boolean;
  reportedMs: number;
}

/** What is known of a take while it is recorded: kept beside its sound from its first moment on. */
export interface TakeHead {
  id: string;
  madeAt: string;
  /** What the page wants to know again, such as the call's key. */
  about: Record<string, string>;
  rate: number;
  channels: number;
  /** The context frame of the first sample kept. */
  startFrame: number;
  /** The context frame at which guide time 0 is, or would have been, played. */
  guideFrame: number;
  from: number;
  to: number | null;
  ticks: TickPlaces;
  /** Guide time of the end tick; null as long as none was played. */
  endTick: number | null;
  /** Latencies in samples, for a microphone that hears no ticks. */
  tested: number | null;
  stored: number | null;
  reported: number;
  microphone: Microphone;
  /** The sound card or the page stood still meanwhile. */
  interrupted: boolean;
  /** It went unevenly: where nothing is heard in between, that may have moved something. */
  shaken: boolean;
  /** There was no more room on the device: it ends where that began. */
  full?: boolean;
  /** Empty while recording: a take without it was cut off. */
  endedAt: string;
}

/** A take that is kept in this browser. */
export interface TakeFile extends TakeHead {
  /** How many samples (of each channel) there are. */
  frames: number;
  alignment: Alignment;
  /** Whether the tab, the browser or the battery ended it. */
  cutOff: boolean;
}

export type Trouble =
  "denied" | "missing" | "busy" | "unsupported" | "guide" | "full" | "signedOut" | "refused";

/** Why there is no booth or no take. The page has the sentences. */
export class CaptureTrouble extends Error {
  constructor(
    readonly trouble: Trouble,
    cause?: unknown,
  ) {
    super(trouble, { cause });
  }
}

export type Progress = (share: number) => void;

/** A file on its way to the server. */
export interface Parcel {
  id: string;
  endpoint: string;
  /** What the page needs to go on once it has arrived. */
  meta: Record<string, string>;
  fileName: string;
  bytes: number;
  sha256: string;
  /** The upload's address, once there is one. */
  url: string;
  /** Set when the server has said that it holds the very same bytes. */
  arrivedAt: string;
}

/** What a sent parcel leaves: the upload's key, to be handed over with the form. */
export interface Arrived {
  upload: string;
  sha256: string;
}
