import type { Slot } from '../core/slot.ts';

/** What may be wrong with a slot before its moment: each is told, and its end, on its own. */
export const kinds = [
  'bulletin',
  'loudness',
  'output',
  'disk',
  'clock',
  'approval',
  'relay',
] as const;
export type Kind = (typeof kinds)[number];

/** What a slot's trouble of a kind is told under. */
export function troubleOf({ id: slot }: Slot, kind: Kind) {
  return { id: `preflight ${slot} ${kind}`, kind, slot };
}
