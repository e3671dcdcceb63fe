/** A worker's side of being asked: each question has an answer or says what went wrong. */
import type { Answer, Question } from "../../parts/capture/asking";

export type Verbs<Asked extends { [Name in keyof Asked]: [unknown, unknown] }> = {
  [Name in keyof Asked]: (what: Asked[Name][0], port?: MessagePort) => Promise<Asked[Name][1]>;
};

/** Answer whatever comes from now on. */
export function answer<Asked extends { [Name in keyof Asked]: [unknown, unknown] }>(
  verbs: Verbs<Asked>,
): void {
  onmessage = async ({ data, ports }: MessageEvent<Question<Asked>>) => {
    const { number, name, what } = data;
    const verb = verbs[name] as (what: unknown, port?: MessagePort) => Promise<unknown>;
    try {
      postMessage({ number, answer: await verb(what, ports[0]) } satisfies Answer);
    } catch (error) {
      postMessage({ number, trouble: String(error) } satisfies Answer);
    }
  };
}
