/** How long one can still record on this device. */

/** A sample of one channel as it comes, and its share of the file that is packed for sending. */
const BYTES = 4 + 3;
export const FEW = 10;

/** Minutes of one channel that fit; infinite where the browser won't say. */
export async function minutesLeft(storage: StorageManager = navigator.storage): Promise<number> {
  const { quota, usage } = (await storage?.estimate?.()) ?? {};
  if (quota === undefined || usage === undefined) return Infinity;
  return (quota - usage) / (BYTES * 48_000 * 60);
}
