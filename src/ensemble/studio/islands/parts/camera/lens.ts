/** The camera: which side, which way up, and what it shows. */
import { unopened } from "../capture/microphone";
import { CaptureTrouble } from "../capture/types";

export type Shape = "wide" | "upright";

/** What it sees, without sound: that comes from the booth. */
export type Lens = MediaStream;

/** Which camera: by what it is, or by where it looks. */
export type Side = Pick<MediaTrackConstraints, "deviceId" | "facingMode">;

/** What looks at who holds it, or whatever there is. */
export const FRONT: Side = { facingMode: { ideal: "user" } };

const [LONG, SHORT, RATE] = [1280, 720, 30];

/** Open the first of these cameras that is there. Raises CaptureTrouble. */
export async function openLens([side, ...others]: Side[], shape: Shape): Promise<Lens> {
  if (!navigator.mediaDevices || !("MediaRecorder" in window)) throw new CaptureTrouble("unsupported");
  try {
    return await navigator.mediaDevices.getUserMedia({ video: { ...side, ...wished(shape) } });
  } catch (error) {
    const why = unopened(error);
    if (why.trouble === "missing" && others.length) return openLens(others, shape);
    throw why;
  }
}

/** Whether it looks away from who holds it. Of what is plugged into a computer nobody knows. */
export function looksAway(lens: Lens): boolean {
  return seen(lens).facingMode === "environment";
}

/** The same camera again, or another one where it is gone. */
export function same(lens: Lens): Side[] {
  return [{ deviceId: { exact: seen(lens).deviceId! } }, FRONT];
}

/** The camera after this one: of a phone the other side, elsewhere the next that is plugged in. */
export async function beyond(lens: Lens): Promise<Side[]> {
  const { facingMode, deviceId } = seen(lens);
  const ids = await cameras();
  const next = { deviceId: { exact: ids[(ids.indexOf(deviceId!) + 1) % ids.length]! } };
  if (!facingMode) return [next];
  return [{ facingMode: { exact: looksAway(lens) ? "user" : "environment" } }, next];
}

/** Which cameras there are: one alone can't be turned around. */
export async function cameras(): Promise<string[]> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices.filter(({ kind }) => kind === "videoinput").map(({ deviceId }) => deviceId);
}

export function closeLens(lens?: Lens): void {
  for (const track of lens?.getTracks() ?? []) track.stop();
}

/** A phone turns its picture by itself, so there it is held as it is wished; elsewhere an upright one is cut out. */
function wished(shape: Shape): MediaTrackConstraints {
  const upright = shape === "upright" && !turnsItself();
  return {
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

function seen(lens: Lens): MediaTrackSettings {
  return lens.getVideoTracks()[0]!.getSettings();
}
