/** What a page and the service worker say to each other. */

/** Keep this page: it is fetched once more, as whoever comes back will find it. */
export interface Keep {
  keep: string;
  title: string;
  /** Addresses of what it plays and shows. */
  extras: string[];
}

/** Let go of this page. */
export interface Drop {
  drop: string;
}

export type Asked = Keep | Drop;

/** Where pages can be opened without a network, and where what is kept is listed. */
export const WORKER = "/offline.js";
export const DOOR = "/waiting/";
/** In the browser's caches: pages with what they play, the files of the place, and the list of all that. */
export const [PAGES, FILES, LIST] = ["making pages 1", "making files 1", "/waiting/kept.json"];
/** Says whose page an answer is. */
export const OWNER = "Ensemble-Member";
