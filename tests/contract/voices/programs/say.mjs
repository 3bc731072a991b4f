#!/usr/bin/env node
// macOS's `say` as far as the voice uses it; keeps the arguments it was given beside it.
import { appendFileSync, writeFileSync } from 'node:fs';
import { readStdin, toneWav } from './tone.mjs';

const args = process.argv.slice(2);
const after = (flag) => args[args.indexOf(flag) + 1];
if (process.env.LOA_TEST_SAY_LOG)
  appendFileSync(process.env.LOA_TEST_SAY_LOG, `${JSON.stringify(args)}\n`);
if (after('-v') === '?') {
  process.stdout.write(
    'Linh                vi_VN    # Xin chào!\nBad News            en_US    # The light you see\n',
  );
} else {
  const text = await readStdin();
  if (text.includes('im lặng')) process.exit(1);
  writeFileSync(after('-o'), toneWav(text, 22_050));
}
