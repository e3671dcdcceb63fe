/** The door to a page's one booth: opened once however often it is asked for, and never behind another page. */
import { openBooth } from "./booth";
import type { Booth, BoothWishes } from "./room";
import { CaptureTrouble } from "./types";

type Wishes = () => BoothWishes | Promise<BoothWishes>;

export class Door {
  /** The booth while it is open. */
  booth?: Booth;
  private opening?: Promise<Booth>;

  constructor(
    private readonly host: HTMLElement,
    private readonly heard: (peak: number) => void = () => undefined,
    /** Called when the microphone is gone; another one is asked for the next time. */
    private readonly lost: () => void = () => undefined,
  ) {}

  /** Asked twice, it is opened once. Raises CaptureTrouble. */
  open(wishes: Wishes): Promise<Booth> {
    if (this.opening) return this.opening;
    const opening = (this.opening = this.begin(wishes));
    const isOurs = (): boolean => this.opening === opening;
    opening.then(
      (booth) => isOurs() && (this.booth = booth),
      () => isOurs() && this.leave(),
    );
    return opening;
  }

  /** What is just being opened is closed as soon as it is open. */
  async shut(): Promise<void> {
    const { opening } = this;
    this.leave();
    const booth = await opening?.catch(() => undefined);
    await booth?.close();
  }

  private async begin(wishes: Wishes): Promise<Booth> {
    const wished = await wishes();
    // A page is left without being loaded anew: what it asked for now would be open behind the next one.
    if (!this.host.isConnected) throw new CaptureTrouble("busy");
    const booth = await openBooth(wished);
    booth.level(this.heard);
    booth.onlost = () => (this.leave(), this.lost());
    return booth;
  }

  private leave(): void {
    this.booth = this.opening = undefined;
  }
}
