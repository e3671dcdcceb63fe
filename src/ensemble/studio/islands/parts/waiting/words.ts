/** Words that wait in this browser for the server, and what anything that waits is. */

export interface Unsent {
  kind: "recording" | "reading" | "film" | "drawing" | "words";
  title: string;
  /** Where it is sent from. */
  address: string;
  /** "0:41"; nothing where it has no length. */
  length?: string;
  madeAt?: Date;
  /** Another one was sent instead. */
  aside?: boolean;
  /** The take that was told to be sent, where it may go from the list of what waits. */
  due?: string;
  forget(): Promise<void>;
}

/** Words that were typed while there was no line; those of one text are one row. */
export function words(store: Storage): Unsent[] {
  const names = Array.from({ length: store.length }, (_, at) => store.key(at)!);
  const keys = new Map<string, string[]>();
  for (const name of names) {
    const text = /^(?:writing|turn) (\w+) /.exec(name)?.[1];
    if (text) keys.set(text, [...(keys.get(text) ?? []), name]);
  }
  return [...keys].map(([text, its]) => ({
    kind: "words",
    title: "",
    address: `/writings/${text}/`,
    forget: async () => its.forEach((name) => store.removeItem(name)),
  }));
}
