/** What is played along with: waits until the server has made it, and knows where it is. */

export interface Guide {
  /** Its forms, the smallest first; a browser that doesn't decode one exactly takes the next. */
  urls: string[];
  length: number;
  /** How loud it is along its way, as an SVG path. */
  strokes: string;
}

type Told =
  | { state: "ready"; light: string; exact: string; length: number; strokes: string }
  | { state: "making" }
  | { state: "failed"; failure: string };

const PAUSE = 1_000;

/** The guide as the page itself knew it; null where it had to be made first. */
export function guideIn(known: string): Guide | null {
  return shown(JSON.parse(known) as Told);
}

/**
 * Where the guide is now: its links run out, so they are asked for anew; without a line those known before
 * are as good. Null where there will be none. `wait` is called when it isn't made yet.
 */
export async function guideAt(address: string, known: string, wait: () => void): Promise<Guide | null> {
  let told = JSON.parse(known) as Told;
  for (;;) {
    told = (await asked(address)) ?? told;
    if (told.state !== "making") return shown(told);
    wait();
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
}

function shown(told: Told): Guide | null {
  if (told.state !== "ready") return null;
  const { light, exact, length, strokes } = told;
  return { urls: [light, exact], length, strokes };
}

async function asked(address: string): Promise<Told | undefined> {
  try {
    const answer = await fetch(address, { headers: { Accept: "application/json" } });
    return answer.ok ? ((await answer.json()) as Told) : undefined;
  } catch {
    return undefined;
  }
}
