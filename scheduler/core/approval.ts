import type { Slot } from './slot.ts';

/**
 * Tells whether a slot's bulletin has the approval it needs: one holds for exactly this content, and an edit makes
 * another. Where the ward asks for none (`required` false), everything has it.
 */
export function createApproved(
  required: boolean,
  approvals: readonly { readonly contentKey: string }[],
): (slot: Pick<Slot, 'bulletin'>) => boolean {
  const keys = new Set(approvals.map(({ contentKey }) => contentKey));
  return ({ bulletin }) => !required || (bulletin !== undefined && keys.has(bulletin.contentKey));
}
