/** One take: ticks, the guide and an end tick are played from one frame on, and what is heard is kept. */
import { HEARD } from "./hearing";
import { ask } from "./keeper";
import { click } from "./metronome";
import type { Counting } from "./metronome";
import { moments } from "./moments";
import type { Recording } from "./room";
import type { Sheet } from "./sheet";
import { burst, COUNT, countIn, GAP, LENGTH, RATE } from "./ticks";
import type { Microphone, TakeFile, TakeHead } from "./types";

/** Time for the sound's thread to learn what it is to play. */
const SOON = RATE / 4;
const SOONEST = RATE / 10;
const PATIENCE_MS = 1_500;

/** What a take is made with. */
export interface Setting {
  context: AudioContext;
  tap: AudioWorkletNode;
  sheet: Sheet;
  microphone: Microphone;
  /** The tempo of the count-in; none for the quickest. */
  tempo?: number;
  /** What is clicked; none for silence. */
  clicked?: Counting;
  /** How long a take may be, where no guide says so; 0 for no limit. */
  longest: number;
  latencies: Pick<TakeHead, "tested" | "stored" | "reported">;
}

export interface Wish {
  from: number;
  to?: number;
  about?: Record<string, string>;
}

export class Taking implements Recording {
  readonly id = crypto.randomUUID();
  readonly finished: Promise<TakeFile>;
  private head!: TakeHead;
  private source!: AudioBufferSourceNode;
  private clicks?: AudioScheduledSourceNode;
  private over!: () => void;

  private constructor(private readonly of: Setting) {
    const over = new Promise<void>((resolve) => (this.over = resolve));
    this.finished = over.then(() => this.put());
  }

  /** Begin keeping what is heard, then play. Raises CaptureTrouble where nothing can be kept. */
  static async begin(of: Setting, wish: Wish): Promise<Taking> {
    const taking = new Taking(of);
    const startFrame = await taking.listen();
    taking.head = taking.headOf(wish, startFrame);
    await taking.write().catch((error: unknown) => taking.drop(error));
    taking.play();
    of.context.addEventListener("statechange", taking.stood);
    if (taking.head.endTick !== null) void taking.await();
    void ask("full", { id: taking.id }).then((isFull) => isFull && taking.leave());
    return taking;
  }

  position(): number {
    const { context } = this.of;
    const heard = context.currentTime - (context.outputLatency || context.baseLatency);
    return Math.round(heard * RATE) - this.head.guideFrame;
  }

  stop(): Promise<TakeFile> {
    if (this.now() < this.head.guideFrame + (this.head.to ?? Infinity)) {
      this.cut();
      void this.await();
    }
    return this.finished;
  }

  /** The microphone is gone: what there is, is the take. */
  lose(): void {
    this.head.interrupted = true;
    this.leave();
  }

  private async listen(): Promise<number> {
    const { channels } = this.of.microphone;
    const { port1, port2 } = new MessageChannel();
    this.of.tap.port.postMessage({ channels }, [port1]);
    try {
      return await ask("begin", { id: this.id, channels }, [port2]);
    } catch (error) {
      this.of.tap.port.postMessage({ channels });
      throw error;
    }
  }

  private headOf(wish: Wish, startFrame: number): TakeHead {
    const { sheet, microphone, tempo, longest, latencies } = this.of;
    const from = Math.round(Math.min(Math.max(0, wish.from), sheet.length));
    const until = Math.round(wish.to ?? (sheet.length || longest)) || (wish.to === 0 ? 0 : null);
    const about = wish.about ?? {};
    return {
      ...{ id: this.id, madeAt: new Date().toISOString(), about, endedAt: "" },
      ...{ interrupted: false, shaken: false },
      ...{ rate: RATE, channels: microphone.channels, microphone },
      ...{ startFrame, guideFrame: 0, from, to: until },
      ...{ ticks: countIn(from, tempo), endTick: until === null ? null : until + GAP, ...latencies },
    };
  }

  /** Say when it will be played, and say it again should writing that down have taken too long. */
  private async write(): Promise<void> {
    do {
      this.head.guideFrame = this.now() + SOON - this.head.ticks.at[0]!;
      await ask("note", this.head);
    } while (this.now() + SOONEST > this.head.guideFrame + this.head.ticks.at[0]!);
  }

  /** Where nothing more can be written, what was heard so far isn't held on to either. */
  private async drop(error: unknown): Promise<never> {
    this.over();
    await this.finished.catch(() => undefined);
    await ask("forget", { id: this.id });
    throw error;
  }

  private play(): void {
    const { context, sheet, clicked } = this.of;
    const { ticks, from, endTick, guideFrame } = this.head;
    const inBuffer = endTick !== null && endTick + LENGTH <= sheet.buffer.length - sheet.lead;
    const last = inBuffer ? endTick + LENGTH : Math.max(from, sheet.length);
    sheet.tick(ticks, from, inBuffer ? endTick : null);
    this.source = new AudioBufferSourceNode(context, { buffer: sheet.buffer });
    this.source.connect(context.destination);
    const first = ticks.at[0]!;
    this.source.start((guideFrame + first) / RATE, (sheet.lead + first) / RATE, (last - first) / RATE);
    if (endTick !== null && !inBuffer) this.tick(endTick);
    if (clicked) this.clicks = click(context, clicked, guideFrame + from, from);
    if (this.head.to !== null) this.clicks?.stop((guideFrame + this.head.to) / RATE);
  }

  /** End it here: the music stops, and the end tick comes now. */
  private cut(): void {
    const end = Math.max(this.now() + SOONEST - this.head.guideFrame, this.head.from);
    this.source.stop((this.head.guideFrame + end) / RATE);
    this.clicks?.stop((this.head.guideFrame + end) / RATE);
    this.head.to = end;
    this.tick((this.head.endTick = end + GAP));
  }

  private tick(place: number): void {
    const { context } = this.of;
    const buffer = context.createBuffer(1, LENGTH, RATE);
    buffer.copyToChannel(burst(this.head.ticks.seed, COUNT), 0);
    const source = new AudioBufferSourceNode(context, { buffer });
    source.connect(context.destination);
    source.start((this.head.guideFrame + place) / RATE);
  }

  /** Wait for the end tick to be heard, or for as long as that would have taken. */
  private await(): Promise<void> {
    const frame = this.head.guideFrame + this.head.endTick! + HEARD;
    const reached = ask("reach", { id: this.id, frame });
    const late = new Promise((resolve) =>
      setTimeout(resolve, (1000 * (frame - this.now())) / RATE + PATIENCE_MS),
    );
    return Promise.race([reached, late]).then(() => this.over());
  }

  private async put(): Promise<TakeFile> {
    const { tap, context, sheet } = this.of;
    context.removeEventListener("statechange", this.stood);
    tap.port.postMessage({ channels: this.of.microphone.channels });
    this.head.endedAt = new Date().toISOString();
    const { from, to } = this.head;
    const until = Math.min(to ?? Infinity, sheet.length);
    const read = sheet.read.bind(sheet);
    sheet.clear();
    return ask("end", { head: this.head, moments: moments(read, from, until) });
  }

  private stood = (): void => {
    if (this.of.context.state !== "running") this.head.interrupted = true;
  };

  private leave(): void {
    this.source.stop();
    this.clicks?.stop();
    this.over();
  }

  private now(): number {
    return Math.ceil(this.of.context.currentTime * RATE);
  }
}
