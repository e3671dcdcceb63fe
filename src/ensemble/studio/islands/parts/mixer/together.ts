/** Whoever else has the mix open; and looking again where nobody can tell what changed. */
import { openRoom } from "../../../../design/islands/parts/live";
import type { LiveRoom } from "../../../../design/islands/parts/live";

const LOOK = 4_000;

export interface TogetherWishes {
  look(): void;
  /** The names of the others who are here. */
  here(names: string[]): void;
  /** Whether the server is still making something: that it was made is no change, so nobody tells. */
  isWaiting(): boolean;
  /** The line is back. */
  online(): void;
}

export class Together {
  private isAlone = true;
  private room: LiveRoom;
  private looking: ReturnType<typeof setInterval>;

  constructor(
    key: string,
    private wishes: TogetherWishes,
  ) {
    this.room = openRoom("studio-mix", key, {
      heard: () => wishes.look(),
      here: (people, me) =>
        wishes.here([...new Set(people.filter(({ id }) => id !== me).map(({ name }) => name))]),
      line: (line) => {
        this.isAlone = line !== "open";
        if (this.isAlone) return wishes.here([]);
        wishes.look();
        wishes.online();
      },
    });
    addEventListener("online", wishes.online);
    this.looking = setInterval(() => (this.isAlone || wishes.isWaiting()) && wishes.look(), LOOK);
  }

  leave(): void {
    this.room.leave();
    clearInterval(this.looking);
    removeEventListener("online", this.wishes.online);
  }
}
