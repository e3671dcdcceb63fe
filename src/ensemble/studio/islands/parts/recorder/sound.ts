/** The booth of a page, opened by the first press or before it: records, and plays takes against the guide. */
import { Door, fetchGuide } from "../capture";
import type { Booth, BoothWishes, TakeFile } from "../capture";
import { rawAt } from "./edits";
import type { Edit } from "./edits";
import type { Guide } from "./guide";
import { heightOf } from "./meter";

/** Without a guide a take lasts ten minutes at most. */
const LONGEST = 10 * 60 * 48_000;
/** Heard before a take begins, so that one hears it come in. */
const BEFORE = 48_000;
const AFTER = 24_000;

export interface Facts {
  guide: Guide | null;
  bpm?: number;
  beats?: number;
  clicks: boolean;
}

export class Sound {
  /** The loudest since a take began, 0 to 1. */
  peak = 0;
  /** Whether what is played along with is here already. */
  isReady = false;
  /** Whether somebody has done something with it. */
  isUsed = false;
  private readonly door: Door;
  private going?: Awaited<ReturnType<Booth["record"]>>;

  constructor(
    host: HTMLElement,
    private readonly show: (height: number) => void,
    lost: () => void,
  ) {
    const gone = (): void => (this.show(0), lost());
    this.door = new Door(host, (peak) => this.hear(peak), gone);
  }

  /** Whether the browser changes what the microphone hears. */
  get isChanged(): boolean {
    return this.booth?.microphone.changed ?? false;
  }

  /** Make ready what needs no microphone. Raises CaptureTrouble. */
  async prepare(facts: Facts): Promise<void> {
    await fetchGuide(wishesOf(facts));
    this.isReady = true;
  }

  /** Asked twice, it is opened once. Raises CaptureTrouble. */
  async open(facts: Facts): Promise<void> {
    await this.door.open(() => wishesOf(facts));
    this.isReady = true;
  }

  async record(
    wish: Parameters<Booth["record"]>[0],
    clicks: boolean,
  ): Promise<{ finished: Promise<TakeFile> }> {
    this.booth!.metronome = clicks;
    this.isUsed = true;
    const going = (this.going = await this.booth!.record(wish));
    this.peak = 0;
    const ended = (): void => void (this.going = undefined);
    going.finished.then(ended, ended);
    return going;
  }

  stop(): void {
    void this.going?.stop();
  }

  /** Play a take from a little before it to a little after it, with the guide. */
  async play(take: TakeFile, edit: Edit, from?: number): Promise<void> {
    this.isUsed = true;
    const at = rawAt(take, edit);
    const heard = { id: take.id, offsetSamples: at, first: edit.start, last: edit.end };
    const begin = from ?? Math.min(at + edit.start, Math.max(0, at + edit.start - BEFORE));
    await this.booth!.play({ guide: true, takes: [heard] }, begin, at + edit.end + AFTER);
  }

  hush(): void {
    this.booth?.stop();
  }

  /** How late the sound is in milliseconds; null where the microphone didn't hear it. */
  async test(): Promise<number | null> {
    this.isUsed = true;
    return (await this.booth!.calibrateByTest())?.latencyMs ?? null;
  }

  /** Guide time heard now; null where nothing goes on. */
  position(): number | null {
    return this.going?.position() ?? this.booth?.position() ?? null;
  }

  async close(): Promise<void> {
    await this.door.shut();
    this.show(0);
  }

  private get booth(): Booth | undefined {
    return this.door.booth;
  }

  private hear(peak: number): void {
    this.peak = Math.max(this.peak, peak);
    this.show(heightOf(peak));
  }
}

function wishesOf({ guide, bpm, beats, clicks }: Facts): BoothWishes {
  const lengthSamples = guide?.length ?? LONGEST;
  const wishes = { bpm, beats, metronome: clicks, countIn: bpm !== undefined, lengthSamples };
  return guide ? { ...wishes, guideUrl: guide.urls } : wishes;
}
