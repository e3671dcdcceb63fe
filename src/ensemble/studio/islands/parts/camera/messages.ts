/** What the page and the keeper of clips say to each other. */

/** What is known of a clip: written before its first chunk. Its id is that of the take beside it. */
export interface Clip {
  id: string;
  type: string;
  madeAt: string;
  about: Record<string, string>;
  /** The context frame at which it was told to film: roughly where it begins, for that clock is off. */
  filmFrame: number;
  /** Empty while filming: a clip without it was cut off. */
  endedAt: string;
}

export interface Asked {
  begin: [Clip, void];
  append: [{ id: string; bytes: ArrayBuffer }, void];
  end: [Clip, void];
  note: [Clip, void];
  list: [null, Clip[]];
  forget: [{ id: string }, void];
}
