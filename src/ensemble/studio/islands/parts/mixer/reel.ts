/** A recording at the server, fetched and decoded two seconds at a time (`engine/sound/reel.py`). */
import { RATE } from "./arithmetic";

const HEAD = 8;
const FIRST = 4_096;
const TOGETHER = 4;

interface Facts {
  samples: number;
  doublings: number;
  ends: number[];
}

export class Reel {
  private facts?: Promise<{ facts: Facts; begin: number }>;
  private kept?: { first: number; bytes: Promise<ArrayBuffer> };

  constructor(
    readonly source: string,
    public address: string,
    private decoder: BaseAudioContext,
  ) {}

  /** How loud its samples have to be made, for recordings past full scale. */
  async louder(): Promise<number> {
    return 2 ** (await this.opened()).facts.doublings;
  }

  /** One stretch, one channel or two; none where the recording is over. */
  async stretch(number: number, signal?: AbortSignal): Promise<Float32Array[]> {
    const { facts, begin } = await this.opened();
    const end = facts.ends[number];
    if (end === undefined) return [new Float32Array(0)];
    const first = number - (number % TOGETHER);
    const start = facts.ends[first - 1] ?? 0;
    const bytes = await this.together(first, begin, facts);
    signal?.throwIfAborted();
    const own = bytes.slice((facts.ends[number - 1] ?? 0) - start, end - start);
    const sound = await this.decoder.decodeAudioData(own);
    return Array.from({ length: sound.numberOfChannels }, (_, at) => sound.getChannelData(at).slice());
  }

  /** Several stretches come in one answer; as they come they are small, and the last answer is kept. */
  private together(first: number, begin: number, { ends }: Facts): Promise<ArrayBuffer> {
    if (this.kept?.first !== first) {
      const last = Math.min(first + TOGETHER, ends.length) - 1;
      const bytes = this.part(begin + (ends[first - 1] ?? 0), begin + ends[last]!);
      const kept = { first, bytes };
      bytes.catch(() => this.kept === kept && (this.kept = undefined));
      this.kept = kept;
    }
    return this.kept.bytes;
  }

  private opened(): Promise<{ facts: Facts; begin: number }> {
    this.facts ??= this.open().catch((error: unknown) => {
      this.facts = undefined;
      throw error;
    });
    return this.facts;
  }

  private async open(): Promise<{ facts: Facts; begin: number }> {
    let bytes = await this.part(0, FIRST);
    const begin = HEAD + new DataView(bytes).getUint32(4, true);
    if (begin > bytes.byteLength) bytes = await this.part(0, begin);
    const facts = JSON.parse(new TextDecoder().decode(bytes.slice(HEAD, begin))) as Facts;
    return { facts, begin };
  }

  private async part(from: number, to: number): Promise<ArrayBuffer> {
    const answer = await fetch(this.address, { headers: { Range: `bytes=${from}-${to - 1}` } });
    if (!answer.ok) throw new Error(`${answer.status}`);
    const bytes = await answer.arrayBuffer();
    // Whoever doesn't know ranges sends all of it.
    return answer.status === 206 ? bytes : bytes.slice(from, to);
  }
}

/** A decoder that leaves 48 kHz alone. */
export function decoder(): OfflineAudioContext {
  return new OfflineAudioContext(1, 1, RATE);
}
