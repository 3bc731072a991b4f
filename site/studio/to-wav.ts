/** Samples from −1 to 1 as a WAV file: mono, 16 bit. */
export function toWav(samples: Float32Array, sampleRateHz: number): Blob {
  const head = new DataView(new ArrayBuffer(44));
  const bytes = samples.length * 2;
  const word = (at: number, text: string): void => {
    for (let index = 0; index < 4; index += 1) head.setUint8(at + index, text.charCodeAt(index));
  };
  word(0, 'RIFF');
  head.setUint32(4, 36 + bytes, true);
  word(8, 'WAVE');
  word(12, 'fmt ');
  head.setUint32(16, 16, true);
  head.setUint16(20, 1, true);
  head.setUint16(22, 1, true);
  head.setUint32(24, sampleRateHz, true);
  head.setUint32(28, sampleRateHz * 2, true);
  head.setUint16(32, 2, true);
  head.setUint16(34, 16, true);
  word(36, 'data');
  head.setUint32(40, bytes, true);
  const body = new DataView(new ArrayBuffer(bytes));
  samples.forEach((sample, index) => {
    const clipped = Math.max(-1, Math.min(1, sample));
    body.setInt16(index * 2, Math.round(clipped * 32_767), true);
  });
  return new Blob([head, body], { type: 'audio/wav' });
}
