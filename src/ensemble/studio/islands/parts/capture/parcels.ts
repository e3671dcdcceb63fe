/** Files waiting to be sent, kept in this browser with their bytes. */
import type { Parcel } from "./types";

export interface Packed extends Parcel {
  blob: Blob;
}

const [NAME, STORE] = ["studio outbox", "parcels"];

export async function packed(id: string): Promise<Packed | undefined> {
  return run("readonly", (store) => store.get(id) as IDBRequest<Packed | undefined>);
}

export async function allPacked(): Promise<Packed[]> {
  return run("readonly", (store) => store.getAll() as IDBRequest<Packed[]>);
}

/** Resolves once it is on the disk. */
export async function pack(parcel: Packed): Promise<void> {
  await run("readwrite", (store) => store.put(parcel));
}

export async function unpack(id: string): Promise<void> {
  await run("readwrite", (store) => store.delete(id));
}

async function run<Kind>(
  mode: IDBTransactionMode,
  verb: (store: IDBObjectStore) => IDBRequest<Kind>,
): Promise<Kind> {
  const database = await opened();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(STORE, mode, { durability: "strict" });
      const request = verb(transaction.objectStore(STORE));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error ?? new Error("Nothing more can be kept."));
    });
  } finally {
    database.close();
  }
}

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "id" });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error!);
  });
}
