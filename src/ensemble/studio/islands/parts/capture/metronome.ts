/** A click on every beat, as a loop: sixteen beats at the tempo's own length, which need not be whole samples. */
import { RATE } from "./ticks";

const BEATS = 16;
const [SOUND, HERTZ, LEVEL] = [RATE / 40, 1_500, 0.35];

/** Begin clicking at a context frame, which is `from` in guide time; beats count from guide time 0. */
export function click(
  context: AudioContext,
  bpm: number,
  frame: number,
  from: number,
): AudioScheduledSourceNode {
  const round = (BEATS * 60) / bpm;
  const source = new AudioBufferSourceNode(context, {
    buffer: beats(context, bpm),
    loop: true,
    loopEnd: round,
  });
  const into = from / RATE;
  source.connect(context.destination);
  source.start(frame / RATE, into - Math.floor(into / round) * round);
  return source;
}

function beats(context: AudioContext, bpm: number): AudioBuffer {
  const beat = (60 * RATE) / bpm;
  const buffer = context.createBuffer(1, Math.ceil(BEATS * beat) + 1, RATE);
  const sound = Float32Array.from({ length: Math.min(SOUND, Math.floor(beat)) }, (_, at) => {
    const fading = (1 - at / SOUND) ** 2;
    return LEVEL * fading * Math.sin((2 * Math.PI * HERTZ * at) / RATE);
  });
  for (let number = 0; number < BEATS; number++) buffer.copyToChannel(sound, 0, Math.round(number * beat));
  return buffer;
}
