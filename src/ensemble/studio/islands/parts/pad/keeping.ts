/** Drawings kept in this browser, stroke by stroke: a killed tab loses at most the stroke in hand. */
import type { Act } from "./drawing";
import type { Paper } from "./document";

export interface Kept extends Paper {
  id: string;
  /** The address it was begun at. */
  place: string;
  title: string;
  changedAt: number;
  /** How many of its acts are made. */
  at: number;
}

const NAME = "drawings";
/** In the system's hands at once, so that a killed browser loses nothing; a dead battery may. */
const QUICK = { durability: "relaxed" } as const;
/** On the disk, with all that came before it. */
const DURABLE = { durability: "strict" } as const;

export class Keeping {
  private constructor(private readonly base: IDBDatabase) {}

  static async open(): Promise<Keeping> {
    const opening = indexedDB.open(NAME, 1);
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore("drawings", { keyPath: "id" });
      opening.result.createObjectStore("acts");
    };
    const base = await answer(opening);
    // A newer version of this page in another tab may change what is kept how.
    base.onversionchange = () => base.close();
    return new Keeping(base);
  }

  /** All of them, the last changed first. */
  async all(): Promise<Kept[]> {
    const found = await answer<Kept[]>(this.base.transaction("drawings").objectStore("drawings").getAll());
    return found.sort((one, other) => other.changedAt - one.changedAt);
  }

  acts(id: string): Promise<Act[]> {
    return answer<Act[]>(this.base.transaction("acts").objectStore("acts").getAll(range(id)));
  }

  /** Keep where a drawing stands; with `act`, the newest one, what was taken back before it goes for good. */
  async keep(kept: Kept, act?: Act): Promise<void> {
    const changing = this.base.transaction(["drawings", "acts"], "readwrite", QUICK);
    changing.objectStore("drawings").put(kept);
    if (act) {
      const acts = changing.objectStore("acts");
      acts.delete(range(kept.id, kept.at - 1));
      acts.put(act, [kept.id, kept.at - 1]);
    }
    await done(changing);
  }

  /** Bring what was kept so far to the disk. A drawing that was forgotten meanwhile stays so. */
  async settle(id: string): Promise<void> {
    const changing = this.base.transaction("drawings", "readwrite", DURABLE);
    const drawings = changing.objectStore("drawings");
    const asking = drawings.get(id);
    asking.onsuccess = () => asking.result && drawings.put(asking.result);
    await done(changing);
  }

  async forget(id: string): Promise<void> {
    const changing = this.base.transaction(["drawings", "acts"], "readwrite", DURABLE);
    changing.objectStore("drawings").delete(id);
    changing.objectStore("acts").delete(range(id));
    await done(changing);
  }

  close(): void {
    this.base.close();
  }
}

function range(id: string, from = 0): IDBKeyRange {
  return IDBKeyRange.bound([id, from], [id, Infinity]);
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((found, failed) => {
    request.onsuccess = () => found(request.result);
    request.onerror = () => failed(request.error);
  });
}

function done(changing: IDBTransaction): Promise<void> {
  return new Promise((kept, failed) => {
    changing.oncomplete = () => kept();
    changing.onabort = changing.onerror = () => failed(changing.error);
  });
}
