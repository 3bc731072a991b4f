// A few seconds of sound by which somebody hears whether a loudspeaker works: two notes, soft at both ends.
import { existsSync } from 'node:fs';
import { writeWhole } from '../../content/write/write-whole.ts';

const sampleRateHz = 22_050;
export const toneMs = 2400;
const fadeMs = 80;
/** Well below speech at its loudest. */
const peak = 0.25;

/** Makes the MP3, unless it is there. Rejects with a Vietnamese message. */
export async function makeTestTone(file: string): Promise<void> {
  if (existsSync(file)) return;
  const { encodeLive } = await import('../../audio/play.ts');
  const encoder = await encodeLive({ sampleRateHz, channels: 1 });
  const written = encoder.write(toneSamples()).then(() => {
    encoder.finish();
  });
  const parts: Uint8Array[] = [];
  try {
    for await (const part of encoder.mp3) parts.push(part);
    await written;
  } finally {
    encoder.close();
  }
  await writeWhole(file, Buffer.concat(parts));
}

/** Signed 16 bits, little-endian: 500 Hz, then 400: falling, and no note of the emergency's. */
export function toneSamples(): Uint8Array {
  const count = Math.round((toneMs * sampleRateHz) / 1000);
  const fade = (fadeMs * sampleRateHz) / 1000;
  const bytes = Buffer.alloc(2 * count);
  for (let at = 0; at < count; at++) {
    const inHalf = at % (count / 2);
    const soft = Math.min(1, inHalf / fade, (count / 2 - inHalf) / fade);
    const hz = at < count / 2 ? 500 : 400;
    const value = peak * soft * Math.sin((2 * Math.PI * hz * at) / sampleRateHz);
    bytes.writeInt16LE(Math.round(32_767 * value), 2 * at);
  }
  return bytes;
}
