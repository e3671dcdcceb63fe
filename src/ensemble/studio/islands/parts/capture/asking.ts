/** The page's side of a worker that answers questions; each answer finds its question by its number. */
import workers from "ensemble:workers";
import { CaptureTrouble } from "./types";
import type { Trouble } from "./types";

export interface Question<Asked> {
  number: number;
  name: keyof Asked;
  what: unknown;
}

export interface Answer {
  number: number;
  answer?: unknown;
  trouble?: Trouble;
  /** What went wrong, for whoever mends it. */
  why?: string;
}

type Ask<Asked extends { [Name in keyof Asked]: [unknown, unknown] }> = <Name extends keyof Asked>(
  name: Name,
  what: Asked[Name][0],
  moved?: Transferable[],
) => Promise<Asked[Name][1]>;

/**
 * Ask this worker, which begins with the first question. Raises CaptureTrouble: "full" where it can't keep what
 * it is to keep, "guide" where it can't be fetched; then it is fetched anew for the next question.
 */
export function asker<Asked extends { [Name in keyof Asked]: [unknown, unknown] }>(
  worker: string,
): Ask<Asked> {
  const waiting = new Map<number, (answer: Answer) => void>();
  let opened: Worker | undefined;
  let asked = 0;
  const open = (): Worker => {
    const begun = new Worker(workers[worker]!, { type: "module" });
    begun.onmessage = ({ data }: MessageEvent<Answer>) => {
      begun.onerror = null;
      waiting.get(data.number)?.(data);
      waiting.delete(data.number);
    };
    // Before its first answer: it never came.
    begun.onerror = () => {
      opened = undefined;
      for (const [number, told] of waiting) told({ number, trouble: "guide", why: worker });
      waiting.clear();
    };
    return begun;
  };
  return (name, what, moved = []) => {
    const number = ++asked;
    return new Promise((resolve, reject) => {
      waiting.set(number, ({ answer, trouble, why }) =>
        trouble === undefined
          ? resolve(answer as Asked[typeof name][1])
          : reject(new CaptureTrouble(trouble, new Error(`${String(name)}: ${why}`))),
      );
      (opened ??= open()).postMessage({ number, name, what } satisfies Question<Asked>, moved);
    });
  };
}
