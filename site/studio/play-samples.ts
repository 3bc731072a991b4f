/** Sounds samples from −1 to 1; `ended` is called once, however it ends. The returned function ends it. */
export function playSamples(
  samples: Float32Array,
  sampleRateHz: number,
  ended: () => void,
): () => void {
  const context = new AudioContext();
  const buffer = context.createBuffer(1, Math.max(1, samples.length), sampleRateHz);
  buffer.getChannelData(0).set(samples);
  const source = context.createBufferSource();
  source.buffer = buffer;
  source.connect(context.destination);
  source.addEventListener('ended', () => {
    void context.close();
    ended();
  });
  source.start();
  return () => {
    source.stop();
  };
}
