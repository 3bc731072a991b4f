import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { speechRecording } from '../../store/speech-files.ts';
import type { Looking } from '../console-parts.ts';
import { soundFile } from './sound-file.ts';

/** `/dai/tep/<sha256>.mp3`: a bulletin's sound. Undefined: there is none. */
export function bulletinFile({ parts, param, request }: Looking): Response | undefined {
  const name = param('name');
  if (!/^[0-9a-f]{64}\.mp3$/.test(name)) return undefined;
  const made = join(parts.config.bulletinDir, name);
  // What was spoken live lies apart: no resident's page leads there.
  const spoken = speechRecording(parts.config.dataDir, name.slice(0, 64));
  return soundFile(existsSync(made) ? made : spoken, request);
}
