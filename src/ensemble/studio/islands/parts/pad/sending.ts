/** Sends a file by tus, from where it ended when the line is cut. */

const STRETCH = 8 * 1024 * 1024;
const TUS = { "Tus-Resumable": "1.0.0" };

/** A sentence from the server: waiting doesn't help. */
export class Unwanted extends Error {}

/** Send a file whole; returns its key. Raises Unwanted where it is refused, and TypeError while the line is dead. */
export async function sent(
  file: Blob,
  name: string,
  place: string,
  going: (share: number) => void,
): Promise<string> {
  const begun = await asked(place, {
    method: "POST",
    headers: { ...TUS, "Upload-Length": `${file.size}`, "Upload-Metadata": `filename ${btoa(name)}` },
  });
  const address = begun.headers.get("Location")!;
  for (let at = 0; at < file.size;) {
    at = await stretch(file, address, at).catch(() => standing(address));
    going(at / file.size);
  }
  return address.split("/").pop()!;
}

async function stretch(file: Blob, address: string, at: number): Promise<number> {
  const answer = await asked(address, {
    method: "PATCH",
    headers: { ...TUS, "Upload-Offset": `${at}`, "Content-Type": "application/offset+octet-stream" },
    body: file.slice(at, at + STRETCH),
  });
  return Number(answer.headers.get("Upload-Offset"));
}

async function standing(address: string): Promise<number> {
  const answer = await asked(address, { method: "HEAD", headers: TUS });
  return Number(answer.headers.get("Upload-Offset"));
}

async function asked(place: string, request: RequestInit): Promise<Response> {
  const answer = await fetch(place, request);
  if (answer.ok) return answer;
  if (answer.status >= 500) throw new TypeError(`${answer.status}`);
  const { title } = (await answer.json().catch(() => ({}))) as { title?: string };
  throw new Unwanted(title ?? `${answer.status}`);
}
