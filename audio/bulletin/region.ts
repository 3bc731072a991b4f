import type { Ward } from '../../content/schema/ward.ts';
import { inRegion } from '../normalise/regional.ts';
import type { Spoken } from '../normalise/spoken.ts';
import type { Region } from '../normalise/tables/regions.ts';

/** By the embedded voice: what others are, nobody says, and the state's words are right everywhere. */
const regions: Readonly<Record<string, Region>> = {
  'vi-vn-x-central': 'central',
  'vi-vn-x-south': 'south',
};

/** What is said in the words of the region that the ward's voice is of. */
export function asSaidIn({ kind, name }: Ward['voice'], spoken: Spoken): Spoken {
  return inRegion(spoken, (kind === 'espeak' ? regions[name] : undefined) ?? 'north');
}
