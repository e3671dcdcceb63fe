/** The sound of a clip from its time 0 on, as one channel at 48 kHz. */
import { ALL_FORMATS, AudioBufferSink, BlobSource, Input } from "mediabunny";
import { RATE } from "../capture/ticks";

/** Enough to place it, and little enough for a phone. */
export const HEARD_SECONDS = 40;

/** Empty where there is none, or this browser can't take it out of its film. */
export async function soundOf(film: Blob): Promise<Float32Array<ArrayBuffer>> {
  const input = new Input({ formats: ALL_FORMATS, source: new BlobSource(film) });
  const track = await input.getPrimaryAudioTrack();
  if (!(await track?.canDecode())) return new Float32Array(0);
  const sound = new Float32Array(HEARD_SECONDS * RATE);
  let end = 0;
  for await (const { buffer, timestamp } of new AudioBufferSink(track!).buffers(0, HEARD_SECONDS)) {
    const first = Math.round(timestamp * RATE);
    end = Math.max(end, lay(buffer, sound, first));
  }
  return sound.slice(0, end);
}

/** Put a buffer where it belongs; at another rate, stretched. Returns where it ends. */
function lay(buffer: AudioBuffer, sound: Float32Array, first: number): number {
  const channel = buffer.getChannelData(0);
  const step = buffer.sampleRate / RATE;
  const count = Math.floor(buffer.length / step);
  for (let at = Math.max(0, -first); at < count && first + at < sound.length; at++)
    sound[first + at] = channel[Math.floor(at * step)]!;
  return Math.min(sound.length, first + count);
}
