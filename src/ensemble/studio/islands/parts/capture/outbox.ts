/**
 * Sends files, now or when the line is back. Each is kept in this browser until the server has said that it
 * holds the very same bytes, and after that until the page settles it: it was made into something there.
 */
import { carry, isGone } from "./carrying";
import { allPacked, pack, packed, unpack } from "./parcels";
import { CaptureTrouble } from "./types";
import type { Arrived, Parcel, Progress } from "./types";

/** Keep a file for sending, and send it. Resolves when the server confirms its SHA-256. */
export async function send(
  id: string,
  blob: Blob,
  meta: Record<string, string>,
  endpoint: string,
  progress: Progress = () => undefined,
): Promise<Arrived> {
  await put(id, blob, meta, endpoint);
  return resume(id, progress);
}

/** Keep a file for sending, and no more: for a page that has to go elsewhere first, to sign in. */
export async function put(
  id: string,
  blob: Blob,
  meta: Record<string, string>,
  endpoint: string,
): Promise<void> {
  const sha256 = await digest(blob);
  const before = await packed(id);
  const [url, arrivedAt] = before?.sha256 === sha256 ? [before.url, before.arrivedAt] : ["", ""];
  const fileName = meta.fileName ?? `${id}.flac`;
  try {
    await pack({ id, endpoint, meta, fileName, bytes: blob.size, sha256, url, arrivedAt, blob });
  } catch (error) {
    throw new CaptureTrouble("full", error);
  }
}

/** Go on with a file that is kept for sending; the same as before where it has arrived already. */
export async function resume(id: string, progress: Progress = () => undefined): Promise<Arrived> {
  return navigator.locks.request(`parcel ${id}`, async () => {
    const parcel = await packed(id);
    if (!parcel) throw new CaptureTrouble("missing");
    if (!parcel.arrivedAt) await carry(parcel, progress, pack);
    return { upload: parcel.url.split("/").pop()!, sha256: parcel.sha256 };
  }) as Promise<Arrived>;
}

/** What is kept here: on its way, or arrived and not yet settled. */
export async function waiting(): Promise<Parcel[]> {
  return (await allPacked()).map(({ blob: _blob, ...parcel }) => parcel);
}

/** The server has made nothing of it. Where it holds it no more, it is sent anew the next time. */
export async function recheck(id: string): Promise<void> {
  const parcel = await packed(id);
  if (parcel?.arrivedAt && (await isGone(parcel.url))) await pack({ ...parcel, url: "", arrivedAt: "" });
}

/** The server has made something of it: let go of the bytes. */
export async function settle(id: string): Promise<void> {
  await unpack(id);
}

async function digest(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", await blob.arrayBuffer()));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
