/** Keys for who has both hands on an instrument: only while the keyboard is in the recorder, and not in a field. */

export type Key = "record" | "listen" | "earlier" | "later" | "undo" | "from" | "until";

const KEYS: Record<string, Key> = {
  ...{ r: "record", l: "listen", i: "from", o: "until" },
  ...{ ",": "earlier", ".": "later", z: "undo" },
};
const TYPED = "input:not([type=range], [type=radio], [type=checkbox]), textarea, select";

/** What a pressed key asks for; undefined where it belongs to the browser or to a field. */
export function keyOf(event: KeyboardEvent): Key | undefined {
  const { target, altKey, ctrlKey, metaKey, repeat, key } = event;
  if (altKey || ctrlKey || metaKey || (target as Element).matches(TYPED)) return undefined;
  const found = KEYS[key.toLowerCase()];
  return repeat && (found === "record" || found === "listen") ? undefined : found;
}
