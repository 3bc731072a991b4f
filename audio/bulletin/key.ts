import { createHash } from 'node:crypto';
import { masteringVersion, mp3Format } from '../master/arguments.ts';
import type { BulletinPlan } from './plan.ts';

/** Raise it whenever joining, trimming or timing in this folder changes what a manifest says or a listener hears. */
const bulletinVersion = 1;

/** Raise it whenever recordings are judged or cut otherwise: what was made of one before is then judged anew. */
const recordingVersion = 1;

function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}

/** Hash of everything the bulletin's sound and manifest are made from; where a recording lies does not matter, its bytes do. */
export function keyOf(plan: BulletinPlan, voiceId: string): string {
  const recordings = plan.recordings.map(({ document, hash }) => ({ document, hash }));
  return hashOf({
    bulletinVersion,
    masteringVersion,
    mp3Format,
    voiceId,
    plan: { ...plan, recordings },
    ...(recordings.length > 0 && { recordingVersion }),
  });
}
