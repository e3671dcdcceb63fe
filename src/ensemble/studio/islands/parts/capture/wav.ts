/** 24 bits: what is kept of a sample, and how it is written where there is no FLAC. */

const FULL = 2 ** 23;
const HEADER = 44;

/** The nearest of 2^24 steps, in the upper bits of 32. */
export function steps(samples: Float32Array): Int32Array<ArrayBuffer> {
  return Int32Array.from(
    samples,
    (value) => Math.max(-FULL, Math.min(FULL - 1, Math.round(value * FULL))) << 8,
  );
}

/** The head of a WAV file of so many frames at 48 kHz. */
export function wavHead(frames: number, channels: number, rate: number): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(HEADER));
  const words = (at: number, text: string): void =>
    [...text].forEach((sign, place) => view.setUint8(at + place, sign.charCodeAt(0)));
  const bytes = frames * channels * 3;
  words(0, "RIFF");
  view.setUint32(4, HEADER - 8 + bytes, true);
  words(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, channels, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * channels * 3, true);
  view.setUint16(32, channels * 3, true);
  view.setUint16(34, 24, true);
  words(36, "data");
  view.setUint32(40, bytes, true);
  return new Uint8Array(view.buffer);
}

/** Steps as they lie in a WAV file: three bytes each, the lowest first. */
export function wavBytes(wide: Int32Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(wide.length * 3);
  wide.forEach((value, at) => {
    bytes[3 * at] = value >> 8;
    bytes[3 * at + 1] = value >> 16;
    bytes[3 * at + 2] = value >> 24;
  });
  return bytes;
}
