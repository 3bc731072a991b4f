import { createHash } from 'node:crypto';
import { masteringVersion, mp3Format } from '../master/arguments.ts';
import { manners } from './manners.ts';
import type { BulletinPlan } from './plan.ts';

/** Raise it whenever joining, trimming or timing in this folder changes what a manifest says or a listener hears. */
const bulletinVersion = 2;

/** Raise it whenever recordings are judged or cut otherwise: what was made of one before is then judged anew. */
const recordingVersion = 1;

function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value, withoutPlaces)).digest('hex');
}

/** Raise it whenever items are prepared, levelled or joined otherwise. */
const itemsVersion = 1;

/** Raise it whenever takes are levelled or timed otherwise, or the manifest says more of them. */
const takesVersion = 3;

/** Where a recording lies does not matter, its bytes do. */
const withoutPlaces = (key: string, value: unknown): unknown =>
  key === 'path' || key === 'file' ? undefined : value;

/** Of a stand-in for a relay too. */
function hasTakes({ lines, items = [] }: BulletinPlan): boolean {
  const fallbacks = items.flatMap((item) =>
    item.kind === 'relay' && 'said' in item.fallback ? item.fallback.said.lines : [],
  );
  return [...lines, ...fallbacks].some(({ take }) => take !== undefined);
}

/** Hash of everything the bulletin's sound and manifest are made from. */
export function keyOf(plan: BulletinPlan, voiceId: string): string {
  const recordings = plan.recordings.map(({ document, hash }) => ({ document, hash }));
  return hashOf({
    bulletinVersion,
    masteringVersion,
    mp3Format,
    voiceId,
    manners,
    plan: { ...plan, recordings },
    ...(recordings.length > 0 && { recordingVersion }),
    ...(plan.items && { itemsVersion }),
    ...(hasTakes(plan) && { takesVersion }),
  });
}
