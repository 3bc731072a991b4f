import { takeSound } from '../../../audio/studio/index.ts';
import type { Looking } from '../console-parts.ts';
import { soundFile } from '../pages/sound-file.ts';

/** Where a take is heard. */
export function takePath(sha256: string): string {
  return `/dai/phong-thu/tep/${sha256}.wav`;
}

/** `/dai/phong-thu/tep/<sha256>.wav`. Undefined: there is none. */
export function takeFile({ parts, param, request }: Looking): Response | undefined {
  const [, sha256] = /^([0-9a-f]{64})\.wav$/.exec(param('name')) ?? [];
  if (sha256 === undefined) return undefined;
  return soundFile(takeSound(parts.config.dataDir, sha256), request);
}
