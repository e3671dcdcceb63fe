import type { DetailedError } from "tus-js-client";

/** A line that is dead, or a server that is being started again, comes back; a refusal is final. */
export function comesBack(error: DetailedError): boolean {
  const status = error.originalResponse?.getStatus() ?? 0;
  return status === 0 || status >= 500 || [409, 423, 429].includes(status);
}

/** What a problem document says, for people. */
export function sentence(body?: string): string | undefined {
  try {
    return (JSON.parse(body ?? "") as { title?: string }).title;
  } catch {
    return undefined;
  }
}
