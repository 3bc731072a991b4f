import { createHash } from 'node:crypto';
import { masteringVersion, mp3Format } from '../master/arguments.ts';
import type { BulletinPlan } from './plan.ts';

/** Raise it whenever joining, trimming or timing in this folder changes what a manifest says or a listener hears. */
const bulletinVersion = 1;

export function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}

/** Hash of everything the bulletin's sound and manifest are made from. */
export function keyOf(plan: BulletinPlan, voiceId: string): string {
  return hashOf({ bulletinVersion, masteringVersion, mp3Format, voiceId, plan });
}
