/** Drawings kept in this browser, stroke by stroke, and the stroke in hand as it grows. */
import { lower, raise } from "../offline/flag";
import type { Act, Stroke } from "./drawing";
import type { Paper } from "./document";

export interface Kept extends Paper {
  id: string;
  /** The address it was begun at. */
  place: string;
  title: string;
  changedAt: number;
  /** How many of its acts are made. */
  at: number;
  /** Pixels of its bitmaps for one of the paper, so that they fit when it is opened again. */
  scale?: number;
}

/** A stroke that wasn't finished, and the layer it is on. */
export interface Held {
  layer: string;
  stroke: Stroke;
}

/** A layer as it looked after so many of its marks; `sum` says which marks they were. */
export interface Shot {
  count: number;
  sum: number;
  width: number;
  height: number;
  picture: Blob;
}

const NAME = "drawings";
const STORES = ["acts", "held", "shots"];
/** In the system's hands at once, so that a killed browser loses nothing; a dead battery may. */
const QUICK = { durability: "relaxed" } as const;
/** On the disk, with all that came before it. */
const DURABLE = { durability: "strict" } as const;

export class Keeping {
  private constructor(private readonly base: IDBDatabase) {}

  static async open(): Promise<Keeping> {
    const opening = indexedDB.open(NAME, 2);
    opening.onupgradeneeded = () => {
      const { result } = opening;
      const isThere = (name: string) => result.objectStoreNames.contains(name);
      if (!isThere("drawings")) result.createObjectStore("drawings", { keyPath: "id" });
      for (const name of STORES) if (!isThere(name)) result.createObjectStore(name);
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
    return this.rows("acts", range(id));
  }

  /** Keep where a drawing stands; with `act`, the newest one, what was taken back before it goes for good. */
  async keep(kept: Kept, act?: Act): Promise<void> {
    await this.change(["drawings", "acts", "held"], QUICK, (drawings, acts, held) => {
      drawings.put(kept);
      held.delete(range(kept.id));
      if (!act) return;
      acts.delete(range(kept.id, kept.at - 1));
      acts.put(act, [kept.id, kept.at - 1]);
    });
    raise("drawings");
  }

  /** Keep what was added to the stroke in hand: its points from `at` on. */
  async hold(id: string, { layer, stroke }: Held, at: number): Promise<void> {
    const row = { layer, stroke: { ...stroke, points: stroke.points.slice(at) } };
    await this.change(["held"], QUICK, (held) => held.put(row, [id, at]));
  }

  /** The stroke that was in hand when the page ended. */
  async held(id: string): Promise<Held | undefined> {
    const rows = await this.rows<Held>("held", range(id));
    const points = rows.flatMap(({ stroke }) => stroke.points);
    return rows[0] && { layer: rows[0].layer, stroke: { ...rows[0].stroke, points } };
  }

  async letGo(id: string): Promise<void> {
    await this.change(["held"], QUICK, (held) => held.delete(range(id)));
  }

  shots(id: string, layer: string): Promise<Shot[]> {
    return this.rows("shots", range(id, layer));
  }

  /** Keep how a layer looks, in the place of others that aren't needed any more (their counts). */
  async shoot(id: string, layer: string, shot: Shot, gone: number[]): Promise<void> {
    await this.change(["drawings", "shots"], QUICK, (drawings, shots) => {
      for (const count of gone) shots.delete([id, layer, count]);
      const asking = drawings.getKey(id);
      // It may have been sent or thrown away meanwhile.
      asking.onsuccess = () => asking.result && shots.put(shot, [id, layer, shot.count]);
      return asking;
    });
  }

  /** Bring what was kept so far to the disk. A drawing that was forgotten meanwhile stays so. */
  async settle(id: string): Promise<void> {
    await this.change(["drawings"], DURABLE, (drawings) => {
      const asking = drawings.get(id);
      asking.onsuccess = () => asking.result && drawings.put(asking.result);
      return asking;
    });
  }

  async forget(id: string): Promise<void> {
    await this.change(["drawings", ...STORES], DURABLE, (drawings, ...others) => {
      drawings.delete(id);
      for (const store of others) store.delete(range(id));
    });
    if (!(await this.all()).length) lower("drawings");
  }

  close(): void {
    this.base.close();
  }

  /** Async, so that a base that was closed meanwhile is told like any other trouble. */
  private async rows<T>(store: string, keys: IDBKeyRange): Promise<T[]> {
    return answer<T[]>(this.base.transaction(store).objectStore(store).getAll(keys));
  }

  /** Make changes that are kept together. Where `make` asks first, and changes by the answer, it returns what it asks. */
  private change(
    names: string[],
    how: IDBTransactionOptions,
    make: (...stores: [IDBObjectStore, ...IDBObjectStore[]]) => IDBRequest | void,
  ): Promise<void> {
    const changing = this.base.transaction(names, "readwrite", how);
    const asking = make(...(names.map((name) => changing.objectStore(name)) as [IDBObjectStore]));
    // Without this it waits for this page to hear of each request, and a page that ends meanwhile takes it along.
    if (!asking) changing.commit();
    return new Promise((kept, failed) => {
      changing.oncomplete = () => kept();
      changing.onabort = changing.onerror = () => failed(changing.error);
    });
  }
}

/** All keys that begin with an id, from a number or a layer on. A list comes after all numbers and words. */
function range(id: string, from?: number | string): IDBKeyRange {
  const isLayer = typeof from === "string";
  return IDBKeyRange.bound(from === undefined ? [id] : [id, from], isLayer ? [id, from, []] : [id, []]);
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((found, failed) => {
    request.onsuccess = () => found(request.result);
    request.onerror = () => failed(request.error);
  });
}
