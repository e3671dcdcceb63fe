/** Carries one file to the server by tus, through dead lines and restarts, and asks what arrived. */
import type { DetailedError } from "tus-js-client";
import { comesBack } from "../../../../pieces/islands/parts/answers";
import type { Packed } from "./parcels";
import { CaptureTrouble } from "./types";
import type { Progress } from "./types";

/** Proxies may cut what takes too long; this much at most is sent again. */
const STRETCH = 8 * 1024 * 1024;
const PATIENCE = [0, 500, 1000, 2000, ...Array<number>(20_000).fill(5000)];
const TRIES = 3;

/** Send a parcel until the server holds the same bytes. Raises CaptureTrouble when it refuses them. */
export async function carry(
  parcel: Packed,
  progress: Progress,
  keep: (parcel: Packed) => Promise<void>,
): Promise<void> {
  for (let tries = 0; tries < TRIES; tries++) {
    await upload(parcel, progress, keep);
    if ((await heldThere(parcel.url)) === parcel.sha256) {
      parcel.arrivedAt = new Date().toISOString();
      return keep(parcel);
    }
    await ask(parcel.url, "DELETE");
    parcel.url = "";
    await keep(parcel);
  }
  throw new CaptureTrouble("refused");
}

/** Whether the server has let go of what had arrived: it keeps what nothing was made of for some days. */
export async function isGone(url: string): Promise<boolean> {
  const answer = await ask(url, "HEAD").catch(() => undefined);
  return answer?.status === 404;
}

async function upload(
  parcel: Packed,
  progress: Progress,
  keep: (parcel: Packed) => Promise<void>,
): Promise<void> {
  // Only who sends needs it: a page for recording stays light.
  const { Upload } = await import("tus-js-client");
  let back = (): void => undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      const sending = new Upload(parcel.blob, {
        endpoint: parcel.endpoint,
        uploadUrl: parcel.url || null,
        metadata: { filename: parcel.fileName, filetype: parcel.blob.type },
        ...{ chunkSize: STRETCH, retryDelays: PATIENCE, storeFingerprintForResuming: false },
        onUploadUrlAvailable: () => {
          parcel.url = new URL(sending.url!, location.href).pathname;
          void keep(parcel);
        },
        onProgress: (sent, size) => progress(size ? sent / size : 1),
        onShouldRetry: (error) => comesBack(error as DetailedError),
        onError: (error) => reject(refusal(error as DetailedError)),
        onSuccess: () => resolve(),
      });
      // The line is back: don't wait for the next try.
      back = () => void sending.abort().then(() => sending.start());
      addEventListener("online", back);
      sending.start();
    });
  } finally {
    removeEventListener("online", back);
  }
}

function refusal(error: DetailedError): CaptureTrouble {
  const status = error.originalResponse?.getStatus();
  return new CaptureTrouble(status === 401 ? "signedOut" : "refused", error);
}

/** The SHA-256 the server found in what it holds; empty where it holds nothing whole. */
async function heldThere(url: string): Promise<string> {
  for (let tries = 0; ; tries++) {
    try {
      const answer = await ask(url, "HEAD");
      if (answer.status < 500) return hex(answer.headers.get("Repr-Digest"));
    } catch (error) {
      if (tries >= PATIENCE.length) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, PATIENCE[Math.min(tries + 1, PATIENCE.length - 1)]));
  }
}

function ask(url: string, method: string): Promise<Response> {
  return fetch(url, { method, headers: { "Tus-Resumable": "1.0.0" } });
}

function hex(header: string | null): string {
  const coded = /sha-256=:([^:]*):/.exec(header ?? "")?.[1] ?? "";
  return Array.from(atob(coded), (sign) => sign.charCodeAt(0).toString(16).padStart(2, "0")).join("");
}
