import { spawnSync } from 'node:child_process';
import { locateFfmpeg } from '../../audio/master/locate-ffmpeg.ts';
import { parseLoudness } from '../../audio/master/loudness.ts';

/** Integrated loudness of a stretch of a file, LUFS. */
export function loudnessOf(file: string, fromMs: number, untilMs: number): number {
  const stretch = ['-ss', String(fromMs / 1000), '-to', String(untilMs / 1000), '-i', file];
  const measure = ['-af', 'ebur128=framelog=verbose', '-f', 'null', '-'];
  const { stderr } = spawnSync(locateFfmpeg(), [
    '-hide_banner',
    '-nostats',
    ...stretch,
    ...measure,
  ]);
  return parseLoudness(String(stderr))?.loudnessLufs ?? NaN;
}
