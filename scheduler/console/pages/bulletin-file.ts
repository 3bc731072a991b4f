import { join } from 'node:path';
import type { Looking } from '../console-parts.ts';
import { soundFile } from './sound-file.ts';

/** `/dai/tep/<sha256>.mp3`: a bulletin's sound. Undefined: there is none. */
export function bulletinFile({ parts, param, request }: Looking): Response | undefined {
  const name = param('name');
  if (!/^[0-9a-f]{64}\.mp3$/.test(name)) return undefined;
  return soundFile(join(parts.config.bulletinDir, name), request);
}
