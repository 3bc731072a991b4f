// A pretended neural voice. Its first argument says how it behaves.
import { readStdin, toneWav } from './tone.mjs';

const text = await readStdin();
const [behaviour] = process.argv.slice(2);
if (behaviour === 'fail') {
  process.stderr.write('không mở được mô hình');
  process.exitCode = 3;
} else if (behaviour === 'hang') {
  setInterval(() => undefined, 1000);
} else if (behaviour === 'text') {
  process.stdout.write('đây không phải WAV');
} else {
  process.stdout.write(toneWav(text, 24_000));
}
