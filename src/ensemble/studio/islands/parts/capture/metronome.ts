/** A click on every beat, as a loop: four bars at the tempo's own length, which need not be whole samples. */
import { RATE } from "./ticks";

const BARS = 4;
const SOUND = RATE / 40;
/** The first of a bar, and the others: the pitches of the click in a kit. */
const [FIRST, OTHER] = [
  { hertz: 1_760, level: 0.4 },
  { hertz: 1_320, level: 0.25 },
];

/** How music is counted: beats a minute, and how many of them make a bar. */
export interface Counting {
  bpm: number;
  beats: number;
}

/** Begin clicking at a context frame, which is `from` in guide time; beats count from guide time 0. */
export function click(
  context: AudioContext,
  counting: Counting,
  frame: number,
  from: number,
): AudioScheduledSourceNode {
  const round = (BARS * counting.beats * 60) / counting.bpm;
  const source = new AudioBufferSourceNode(context, {
    buffer: bars(context, counting),
    loop: true,
    loopEnd: round,
  });
  const into = from / RATE;
  source.connect(context.destination);
  source.start(frame / RATE, into - Math.floor(into / round) * round);
  return source;
}

function bars(context: AudioContext, { bpm, beats }: Counting): AudioBuffer {
  const beat = (60 * RATE) / bpm;
  const buffer = context.createBuffer(1, Math.ceil(BARS * beats * beat) + 1, RATE);
  const [first, other] = [FIRST, OTHER].map((each) => sounding(each, Math.min(SOUND, Math.floor(beat))));
  for (let number = 0; number < BARS * beats; number++)
    buffer.copyToChannel(number % beats ? other! : first!, 0, Math.round(number * beat));
  return buffer;
}

function sounding({ hertz, level }: typeof FIRST, length: number): Float32Array<ArrayBuffer> {
  return Float32Array.from(
    { length },
    (_, at) => level * (1 - at / SOUND) ** 2 * Math.sin((2 * Math.PI * hertz * at) / RATE),
  );
}
