// Whoever took back what he read is not heard from then on: what was made of it before is no bulletin any more.
import { readFile } from 'node:fs/promises';
import { takesFile } from '../../content/schema/takes.ts';
import { takesHeard, withdrawnSounds } from '../../content/schema/withdrawn-takes.ts';
import { systemCodeOf } from '../../content/schema/system-errors.ts';

/**
 * Whether a bulletin has a take in it that was withdrawn, by its manifest's text. One without people in it costs no look at the
 * takes. Rejects with what the system says where takes.jsonl is there and cannot be read.
 */
export async function hasWithdrawnVoice(manifest: string, dataDir: string): Promise<boolean> {
  const heard = takesHeard(manifest);
  if (heard.length === 0) return false;
  const withdrawn = withdrawnSounds(await linesOf(takesFile(dataDir)));
  return heard.some((sha256) => withdrawn.has(sha256));
}

async function linesOf(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: unknown) => {
    if (systemCodeOf(error) === 'ENOENT') return '';
    throw error;
  });
}
