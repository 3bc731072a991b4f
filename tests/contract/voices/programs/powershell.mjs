#!/usr/bin/env node
// Windows PowerShell as far as the voice uses it: reads the encoded script for the file's name, speaks standard input.
import { writeFileSync } from 'node:fs';
import { readStdin, toneWav } from './tone.mjs';

const script = Buffer.from(process.argv.at(-1), 'base64').toString('utf16le');
if (script.includes('GetInstalledVoices')) {
  process.stdout.write('Microsoft An\r\nMicrosoft Zira Desktop\r\n');
} else {
  const [, file] = /SetOutputToWaveFile\('([^']+)'\)/.exec(script);
  writeFileSync(file, toneWav(await readStdin(), 16_000));
}
