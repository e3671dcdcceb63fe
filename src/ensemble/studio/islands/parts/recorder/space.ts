/** How long one can still record on this device. */

/** Bytes a second: a sample of one channel as it comes, and its share of the file that is packed for sending. */
export const SOUND = (4 + 3) * 48_000;
export const FEW = 10;

/** Minutes that fit at so many bytes a second; infinite where the browser won't say. */
export async function minutesLeft(
  bytes = SOUND,
  storage: StorageManager = navigator.storage,
): Promise<number> {
  const { quota, usage } = (await storage?.estimate?.()) ?? {};
  if (quota === undefined || usage === undefined) return Infinity;
  return (quota - usage) / (bytes * 60);
}
