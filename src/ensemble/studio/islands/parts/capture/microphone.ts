/** Opens the page's one audio context and the microphone, as raw as the browser gives it. */
import workers from "ensemble:workers";
import { CaptureTrouble } from "./types";
import type { Microphone, Trouble } from "./types";
import { RATE } from "./ticks";

const REASONS: Record<string, Trouble> = {
  NotAllowedError: "denied",
  SecurityError: "denied",
  NotFoundError: "missing",
  OverconstrainedError: "missing",
};

let opened: Promise<AudioContext> | undefined;

/** The page's audio context. It is never suspended: a new one would be late by another time. */
export async function theContext(): Promise<AudioContext> {
  const context = await quietContext();
  if (context.state !== "running") await context.resume();
  return context;
}

/** The same before anything is pressed: it runs only where the browser lets it. Raises CaptureTrouble. */
export function quietContext(): Promise<AudioContext> {
  opened ??= open().catch((error: unknown) => {
    opened = undefined;
    throw error;
  });
  return opened;
}

/** Whether this page was let use the microphone before, and is looked at: nobody would be asked. */
export async function isAllowed(): Promise<boolean> {
  const name = "microphone" as PermissionName;
  const answer = await navigator.permissions?.query({ name }).catch(() => undefined);
  return answer?.state === "granted" && document.visibilityState === "visible";
}

async function open(): Promise<AudioContext> {
  const missing =
    !("AudioWorkletNode" in window) || !navigator.mediaDevices || !navigator.storage?.getDirectory;
  if (missing) throw new CaptureTrouble("unsupported");
  // Nobody hears themself through the page, so steadiness counts, not speed: with the quickest buffers,
  // a busy machine moved every second take by milliseconds.
  const context = new AudioContext({ sampleRate: RATE, latencyHint: "playback" });
  await context.audioWorklet.addModule(workers["studio-tap"]!);
  stayAwake(context);
  return context;
}

/** Browsers put a sound card aside that plays nothing but zeros for half a minute; this is 120 dB below full. */
function stayAwake(context: AudioContext): void {
  const hush = new ConstantSourceNode(context, { offset: 1e-6 });
  hush.connect(context.destination);
  hush.start();
}

/** Let go of the sound card. The next booth gets a context of its own. */
export async function closeContext(): Promise<void> {
  const closing = opened;
  opened = undefined;
  await (await closing)?.close();
}

/** Ask for the microphone. Raises CaptureTrouble. */
export async function askForMicrophone(deviceId?: string, channels = 1): Promise<MediaStream> {
  const raw = { echoCancellation: false, noiseSuppression: false, autoGainControl: false };
  const audio = { ...raw, sampleRate: RATE, channelCount: { ideal: channels } };
  try {
    return await navigator.mediaDevices.getUserMedia({
      audio: deviceId ? { ...audio, deviceId: { exact: deviceId } } : audio,
    });
  } catch (error) {
    throw unopened(error);
  }
}

/** Why a microphone or a camera doesn't open. */
export function unopened(error: unknown): CaptureTrouble {
  return new CaptureTrouble(REASONS[(error as Error).name] ?? "busy", error);
}

/** What the browser says it gives, whatever it was asked for. */
export function readBack(stream: MediaStream, context: AudioContext): Microphone {
  const [track] = stream.getAudioTracks();
  const settings = track!.getSettings() as MediaTrackSettings & { latency?: number };
  const changed = settings.echoCancellation || settings.noiseSuppression || settings.autoGainControl;
  const late = context.baseLatency + (context.outputLatency || 0) + (settings.latency || 0);
  return {
    label: track!.label,
    deviceId: settings.deviceId ?? "",
    channels: Math.min(2, settings.channelCount ?? 1),
    changed: Boolean(changed),
    reportedMs: 1000 * late,
  };
}
