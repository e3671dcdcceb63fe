/** One tab draws on a drawing at a time; two would keep their strokes in each other's place. */

/**
 * Take a drawing for this tab; returns what gives it back, or undefined while another tab has it.
 * `lost` is called when another tab takes it; with `steal` this is the one that does.
 */
export function taken(id: string, lost: () => void, steal = false): Promise<(() => void) | undefined> {
  if (!navigator.locks) return Promise.resolve(() => undefined);
  return new Promise((tell) => {
    const options = steal ? { steal } : { ifAvailable: true };
    const holding = (lock: Lock | null) =>
      lock ? new Promise<void>((giveBack) => tell(giveBack)) : tell(undefined);
    navigator.locks.request(`drawing ${id}`, options, holding).catch(lost);
  });
}
