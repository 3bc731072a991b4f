// A pretended neural voice that reads lines: a WAV for each. Its first argument says how it behaves; the second names a file
// that gets a line for each start.
import { appendFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { toneWav } from './tone.mjs';

const [behaviour, log] = process.argv.slice(2);
if (log) appendFileSync(log, 'start\n');
let said = 0;
for await (const line of createInterface({ input: process.stdin })) {
  if (behaviour === 'dies' && said === 1) {
    process.stderr.write('hết bộ nhớ');
    process.exit(3);
  }
  const wav = toneWav(line, 24_000);
  // A maker that does not know how long it will be.
  if (behaviour === 'endless')
    new DataView(wav.buffer, wav.byteOffset).setUint32(4, 0xffff_ffff, true);
  // In one write: what is behind the sound comes with it.
  const behind = { twice: wav, newline: Buffer.from('\n') }[behaviour] ?? Buffer.alloc(0);
  process.stdout.write(Buffer.concat([wav, behind]));
  said += 1;
  if (behaviour === 'one') break;
}
process.stdin.destroy();
