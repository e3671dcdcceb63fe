/** The camera: which side, which way up, and what it shows. */
import { CaptureTrouble } from "../capture/types";
import type { Trouble } from "../capture/types";

export type Facing = "user" | "environment";
export type Shape = "wide" | "upright";

export interface Lens {
  stream: MediaStream;
  facing: Facing;
  /** What it gives, after the device has turned it. */
  width: number;
  height: number;
}

const [LONG, SHORT, RATE] = [1280, 720, 30];
const REASONS: Record<string, Trouble> = {
  NotAllowedError: "denied",
  SecurityError: "denied",
  NotFoundError: "missing",
  OverconstrainedError: "missing",
};

/** Open a camera, without its sound: that comes from the booth. Raises CaptureTrouble. */
export async function openLens(facing: Facing, shape: Shape): Promise<Lens> {
  if (!navigator.mediaDevices || !("MediaRecorder" in window)) throw new CaptureTrouble("unsupported");
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ video: wished(facing, shape) });
    return { stream, facing, ...sizeOf(stream) };
  } catch (error) {
    throw new CaptureTrouble(REASONS[(error as Error).name] ?? "busy", error);
  }
}

/** How many cameras there are: one can't be turned around. */
export async function cameras(): Promise<number> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices.filter(({ kind }) => kind === "videoinput").length;
}

export function closeLens(lens?: Lens): void {
  for (const track of lens?.stream.getTracks() ?? []) track.stop();
}

/** A phone turns its picture by itself, so there it is held as it is wished; elsewhere an upright one is cut out. */
export function wished(facing: Facing, shape: Shape): MediaTrackConstraints {
  const upright = shape === "upright" && !turnsItself();
  return {
    facingMode: { ideal: facing },
    width: { ideal: upright ? SHORT : LONG },
    height: { ideal: upright ? LONG : SHORT },
    frameRate: { ideal: RATE, max: RATE },
    ...(upright ? { aspectRatio: { ideal: SHORT / LONG } } : {}),
  };
}

/** Whether it is a phone or tablet, which says by how it is held which way up the picture is. */
export function turnsItself(): boolean {
  return matchMedia("(pointer: coarse)").matches && "orientation" in screen;
}

function sizeOf(stream: MediaStream): { width: number; height: number } {
  const { width = LONG, height = SHORT } = stream.getVideoTracks()[0]!.getSettings();
  return { width, height };
}
