/** A worker's side of being asked: each question has an answer or says what went wrong. */
import type { Answer, Question } from "../../parts/capture/asking";
import { CaptureTrouble } from "../../parts/capture/types";

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
      const answer = await verb(what, ports[0]);
      // Half an hour of sound is handed over, not copied.
      const moved = answer instanceof Float32Array ? [answer.buffer] : [];
      postMessage({ number, answer } satisfies Answer, { transfer: moved });
    } catch (error) {
      // What has no name of its own has found no room.
      const trouble = error instanceof CaptureTrouble ? error.trouble : "full";
      postMessage({ number, trouble, why: String(error) } satisfies Answer);
    }
  };
}
