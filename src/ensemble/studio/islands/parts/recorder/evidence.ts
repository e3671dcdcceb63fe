/** What a browser knows of where a take belongs. */
import type { TakeFile } from "../capture/types";

/** What says where it belongs, in the words of the server. */
export function evidenceOf(take: TakeFile, edit: { nudge: number }): Record<string, unknown> {
  const { alignment, microphone, ticks } = take;
  const moved = edit.nudge ? { method: "hand", confidence: 1, nudge_samples: edit.nudge } : {};
  return {
    method: alignment.method,
    confidence: alignment.confidence,
    latency_ms: alignment.latencyMs,
    end_tick_ms: alignment.endTickMs,
    clear_db: alignment.clearDb,
    device_ms: microphone.reportedMs,
    flagged: alignment.flagged,
    interrupted: take.interrupted,
    cut_off: take.cutOff,
    ticks,
    ...moved,
  };
}
