// Everything the recorder is made of, in a page without anything else.
import * as capture from "../../src/ensemble/studio/islands/parts/capture";

window.capture = capture;
// What is known of a delay is put between all that is played and the loudspeaker.
window.delay = (context, samples) => {
  const between = new DelayNode(context, { maxDelayTime: 1, delayTime: samples / context.sampleRate });
  const connect = AudioNode.prototype.connect;
  connect.call(between, context.destination);
  AudioNode.prototype.connect = function (to, ...rest) {
    return connect.call(this, to === context.destination ? between : to, ...rest);
  };
  return between;
};
window.block = (milliseconds) => {
  for (const until = performance.now() + milliseconds; performance.now() < until; );
};
window.bytes = async (blob) => {
  const reader = new FileReader();
  const read = new Promise((resolve) => (reader.onload = () => resolve(reader.result)));
  reader.readAsDataURL(blob);
  return (await read).split(",")[1];
};
