/** Which upload this browser hasn't finished, and how far the server says it came. */

const PLACE = "unfinished upload";

interface Unfinished {
  name: string;
  url: string;
}

export function remember(name: string, url: string): void {
  localStorage.setItem(PLACE, JSON.stringify({ name, url }));
}

export function remembered(): Unfinished | null {
  return JSON.parse(localStorage.getItem(PLACE) ?? "null") as Unfinished | null;
}

export function forget(): void {
  localStorage.removeItem(PLACE);
}

/** The share of an upload that has arrived, from 0 to 1; undefined when there is nothing to go on with. */
export async function standing(url: string): Promise<number | undefined> {
  try {
    const answer = await fetch(url, { method: "HEAD", headers: { "Tus-Resumable": "1.0.0" } });
    if (answer.status === 404) forget();
    const [sent, size] = ["Upload-Offset", "Upload-Length"].map((name) => Number(answer.headers.get(name)));
    return answer.ok && size ? sent! / size : undefined;
  } catch {
    return undefined;
  }
}

/** Have the server throw away what has arrived. */
export async function discard(): Promise<void> {
  const before = remembered();
  forget();
  if (before)
    await fetch(before.url, { method: "DELETE", headers: { "Tus-Resumable": "1.0.0" } }).catch(
      () => undefined,
    );
}
