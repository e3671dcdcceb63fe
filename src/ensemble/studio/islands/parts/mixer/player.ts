/** Plays a mix in the browser exactly as the server makes it. */
import workers from "ensemble:workers";
import { RATE } from "./arithmetic";
import type { Track } from "./bus";
import { Feeder } from "./feeder";
import type { Order, Sounding, Whole } from "./messages";
import { Reel, decoder } from "./reel";

/** How much decoded sound is in memory at most, in bytes, and how many tracks are played by themselves. */
const PHONE = { room: 96e6, live: 32 };
const DESKTOP = { room: 384e6, live: 200 };
/** So much has to be there before it begins, so long is waited for it. */
const AHEAD = 1.5;
const LOOK = 100;

export class Player {
  readonly feeder: Feeder;
  /** How many tracks this device plays by themselves. */
  readonly live: number;
  /** Where it is, in samples of the mix. */
  at = 0;
  playing = false;
  late = 0;
  /** How often it had to wait for what wasn't there yet. */
  holds = 0;
  private context?: AudioContext;
  private opening?: Promise<void>;
  private node?: AudioWorkletNode;
  private decoder = decoder();
  private whole: Whole = { gainDb: 0, limits: true, level: 1 };
  private waiting = 0;
  /** Whether somebody wants to hear it, though it may have to wait. */
  get wanted(): boolean {
    return this.playing || this.isWaiting;
  }

  private isWaiting = false;
  private ticking?: ReturnType<typeof setInterval>;

  constructor(
    private told: (sounding: Sounding) => void,
    private held: () => void,
    phone = matchMedia("(pointer: coarse)").matches,
  ) {
    const { room, live } = phone ? PHONE : DESKTOP;
    this.live = live;
    this.feeder = new Feeder(
      room,
      (stretch) =>
        this.say(
          { stretch },
          stretch.channels.map((each) => each.buffer),
        ),
      (source, number) => this.say({ drop: [source, number] }),
    );
  }

  /** What is heard from now on; links to reels by their source. */
  set(tracks: Track[], reels: Map<string, string>): void {
    for (const [source, address] of reels) {
      const known = this.feeder.reels.get(source);
      if (known) known.address = address;
      else this.feeder.reels.set(source, new Reel(source, address, this.decoder));
    }
    this.feeder.tracks = tracks;
    this.say({ tracks });
    if (this.node) this.feeder.look(this.at);
  }

  /** Whether what is heard next is here. */
  get isReady(): boolean {
    return this.feeder.isReady(AHEAD);
  }

  turn(whole: Whole): void {
    this.whole = whole;
    this.say({ whole });
  }

  /** Play from a sample; resolves when it sounds, or false if somebody stopped it before. */
  async play(from: number): Promise<boolean> {
    const mine = ++this.waiting;
    this.isWaiting = true;
    await this.open();
    this.at = from;
    this.feeder.look(from);
    await this.ready(mine);
    if (mine !== this.waiting) return false;
    [this.isWaiting, this.playing] = [false, true];
    this.say({ play: from });
    return true;
  }

  stop(): void {
    this.waiting++;
    this.isWaiting = this.playing = false;
    this.say({ stop: true });
  }

  close(): void {
    this.waiting++;
    clearInterval(this.ticking);
    void this.context?.close();
  }

  /** Whoever asks while it opens waits for the same: an order before that would be told to nobody. */
  private async open(): Promise<void> {
    this.context ??= new AudioContext({ sampleRate: RATE, latencyHint: "playback" });
    await (this.opening ??= this.equip(this.context));
    await this.context.resume();
  }

  private async equip(context: AudioContext): Promise<void> {
    await context.audioWorklet.addModule(workers["studio-mixer"]!);
    this.node = new AudioWorkletNode(context, "studio-mixer", {
      numberOfInputs: 0,
      outputChannelCount: [2],
    });
    this.node.port.onmessage = ({ data }: MessageEvent<Sounding>) => "at" in data && this.hear(data);
    this.node.connect(context.destination);
    this.say({ tracks: this.feeder.tracks });
    this.say({ whole: this.whole });
    this.ticking = setInterval(() => this.feeder.look(this.at), LOOK);
  }

  /** The sound waits for what isn't there. It goes on where it was when enough of it is. */
  private hold(): void {
    this.holds++;
    this.say({ stop: true });
    this.playing = false;
    this.held();
    void this.play(this.at).then((sounds) => sounds && this.held());
  }

  /** Until the beginning is there, or somebody stopped it; what can't be fetched isn't waited for. */
  private async ready(mine: number): Promise<void> {
    while (!this.isReady && mine === this.waiting) await new Promise((resolve) => setTimeout(resolve, 20));
  }

  private hear(sounding: Sounding): void {
    this.late = sounding.late;
    if (this.playing) this.at = Math.max(0, sounding.at);
    if (this.playing && sounding.holds) this.hold();
    this.told(sounding);
  }

  private say(order: Order, transfer: Transferable[] = []): void {
    this.node?.port.postMessage(order, transfer);
  }
}
