// Writes a WAV of a tone whose length follows the text's: what the pretended voices of the contract tests speak.
export function toneWav(text, sampleRateHz) {
  const seconds = 0.2 * (text.match(/[\p{L}\p{M}]+/gu) ?? []).length;
  const samples = Math.round(seconds * sampleRateHz);
  const bytes = Buffer.alloc(44 + samples * 2);
  bytes.write('RIFF', 0);
  bytes.writeUInt32LE(36 + samples * 2, 4);
  bytes.write('WAVEfmt ', 8);
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(sampleRateHz, 24);
  bytes.writeUInt32LE(sampleRateHz * 2, 28);
  bytes.writeUInt16LE(2, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write('data', 36);
  bytes.writeUInt32LE(samples * 2, 40);
  for (let index = 0; index < samples; index += 1) {
    bytes.writeInt16LE(
      Math.round(8000 * Math.sin((2 * Math.PI * 200 * index) / sampleRateHz)),
      44 + index * 2,
    );
  }
  return bytes;
}

export async function readStdin() {
  const chunks = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
