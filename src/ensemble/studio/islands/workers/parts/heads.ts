/** A folder of the browser's own file system: beside the bytes of each thing lies a head that says what it is. */

/** Heads are written in whole blocks, so that one is never cut in half. */
const BLOCK = 4_096;
const MOMENT_MS = 3_000;

/** Write all of it. A full disk is no error to every browser: some only say that less was written. */
export function put(
  file: FileSystemSyncAccessHandle,
  bytes: ArrayBuffer | ArrayBufferView<ArrayBuffer>,
  at: number,
): void {
  if (file.write(bytes, { at }) !== bytes.byteLength) throw new Error("There is no room left.");
}

export class Heads<Head extends { id: string }> {
  private last: Promise<unknown> = Promise.resolve();

  /** `noun` names one of them; the folder is called after several. `kinds` are the files that may lie there. */
  constructor(
    private readonly noun: string,
    private readonly kinds: string[],
  ) {}

  async folder(): Promise<FileSystemDirectoryHandle> {
    const root = await navigator.storage.getDirectory();
    return root.getDirectoryHandle(`${this.noun}s`, { create: true });
  }

  /** Open one file of a thing, to be closed again. */
  async open(id: string, kind: string): Promise<FileSystemSyncAccessHandle> {
    const file = await (await this.folder()).getFileHandle(`${id}.${kind}`, { create: true });
    return file.createSyncAccessHandle();
  }

  /** One file of a thing as it is now. */
  async file(id: string, kind: string): Promise<File> {
    return (await (await this.folder()).getFileHandle(`${id}.${kind}`)).getFile();
  }

  /** One after another: a file that is being written can't be opened. */
  write(head: Head): Promise<void> {
    const next = this.last.then(() => this.writeDown(head));
    this.last = next.catch(() => undefined);
    return next;
  }

  private async writeDown(head: Head): Promise<void> {
    const words = new TextEncoder().encode(JSON.stringify(head));
    const file = await this.open(head.id, "json");
    try {
      // As long as what it replaces: of that nothing may stay behind it.
      const length = Math.max(words.length, file.getSize());
      const block = new Uint8Array(Math.ceil(length / BLOCK) * BLOCK).fill(32);
      block.set(words);
      put(file, block, 0);
      file.flush();
    } finally {
      file.close();
    }
  }

  async read(id: string): Promise<Head | undefined> {
    try {
      return JSON.parse(await (await this.file(id, "json")).text()) as Head;
    } catch {
      return undefined;
    }
  }

  /** What has a file of this kind, whether it is being made just now or not. */
  async all(kind: string): Promise<string[]> {
    const ids: string[] = [];
    for await (const name of (await this.folder()).keys()) {
      const id = name.slice(0, -kind.length - 1);
      if (name === `${id}.${kind}`) ids.push(id);
    }
    return ids;
  }

  /** Of these what is not being made just now. */
  async idle(kind: string): Promise<string[]> {
    const ids = await this.all(kind);
    const free = await Promise.all(ids.map((id) => this.isLetGo(id)));
    return ids.filter((_, at) => free[at]);
  }

  async forget(id: string): Promise<void> {
    const folder = await this.folder();
    for (const kind of this.kinds) await folder.removeEntry(`${id}.${kind}`).catch(() => undefined);
  }

  /** Have it locked for as long as something is written for it. */
  async locked<Kind>(id: string, writing: () => Promise<Kind>): Promise<Kind> {
    const unlock = await this.lock(id);
    try {
      return await writing();
    } finally {
      unlock();
    }
  }

  /** Others see by the lock that it is being made; it goes with the tab, however that ends. */
  lock(id: string): Promise<() => void> {
    return new Promise((locked) => {
      void navigator.locks.request(this.lockOf(id), () => new Promise<void>((unlock) => locked(unlock)));
    });
  }

  /** A tab that was closed lets go of it a moment later; one that goes on making it doesn't. */
  private isLetGo(id: string): Promise<boolean> {
    const wish: LockOptions = { mode: "shared", signal: AbortSignal.timeout(MOMENT_MS) };
    return navigator.locks.request(this.lockOf(id), wish, () => true).catch(() => false);
  }

  private lockOf(id: string): string {
    return `${this.noun} ${id}`;
  }
}
