/** The page's side of the worker that keeps takes. */
import workers from "ensemble:workers";
import type { Answer, Asked } from "./messages";
import { CaptureTrouble } from "./types";

let worker: Worker | undefined;
let asked = 0;
const waiting = new Map<number, (answer: Answer) => void>();

/** Ask the keeper, and wait for its answer. Raises CaptureTrouble("full") where nothing can be kept. */
export function ask<Name extends keyof Asked>(
  name: Name,
  what: Asked[Name][0],
  ports: MessagePort[] = [],
): Promise<Asked[Name][1]> {
  const number = ++asked;
  return new Promise((resolve, reject) => {
    waiting.set(number, ({ answer, trouble }) =>
      trouble === undefined
        ? resolve(answer as Asked[Name][1])
        : reject(new CaptureTrouble("full", new Error(`${name}: ${trouble}`))),
    );
    keeper().postMessage({ number, name, what }, ports);
  });
}

function keeper(): Worker {
  if (worker) return worker;
  worker = new Worker(workers["studio-keeper"]!, { type: "module" });
  worker.onmessage = ({ data }: MessageEvent<Answer>) => {
    waiting.get(data.number)?.(data);
    waiting.delete(data.number);
  };
  return worker;
}
