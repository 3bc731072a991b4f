import { expect, test } from 'vitest';
import { parseLoudness } from '../../../audio/master/loudness.ts';

const summary = (integrated: string, peak = '') => `
[Parsed_ebur128_0 @ 0x1] Summary:

  Integrated loudness:
    I:         ${integrated} LUFS
    Threshold: -26.4 LUFS

  Loudness range:
    LRA:         2.5 LU
${peak === '' ? '' : `\n  True peak:\n    Peak:       ${peak} dBFS\n`}`;

test.each([
  [
    'integrated and true peak',
    summary('-16.2', '-1.9'),
    { loudnessLufs: -16.2, truePeakDbtp: -1.9 },
  ],
  ['a true peak above full scale', summary('-9.0', '0.4'), { loudnessLufs: -9, truePeakDbtp: 0.4 }],
  ['no true peak asked for', summary('-25.9'), { loudnessLufs: -25.9 }],
  [
    'the last of two summaries',
    summary('-30.0', '-9.0') + summary('-16.0', '-2.0'),
    { loudnessLufs: -16, truePeakDbtp: -2 },
  ],
  ['no summary', 'size= 12kB', undefined],
])('%s', (_, log, expected) => {
  expect(parseLoudness(log)).toEqual(expected);
});
