/** Keeps takes in the browser's own file system as they come, and finds them again. */
import type { Answer, Asked, Question } from "../parts/capture/messages";
import { forget, list, sound } from "./parts/shelf";
import { begin, end, note, reach } from "./parts/writing";

type Verbs = { [Name in keyof Asked]: (what: Asked[Name][0], port?: MessagePort) => Promise<Asked[Name][1]> };

const verbs: Verbs = { begin, note, reach, end, list, sound, forget };

onmessage = async ({ data, ports }: MessageEvent<Question>) => {
  const { number, name, what } = data;
  try {
    const answer = await (verbs[name] as (what: unknown, port?: MessagePort) => Promise<unknown>)(
      what,
      ports[0],
    );
    postMessage({ number, answer } satisfies Answer);
  } catch (error) {
    postMessage({ number, trouble: String(error) } satisfies Answer);
  }
};
