import { createApproved } from '../core/approval.ts';
import type { Slot } from '../core/slot.ts';
import type { State } from './state.ts';

/** Whether a slot's bulletin may air: always, unless the ward asks for a named person's approval of exactly it. */
export function isApproved(state: State, slot: Slot): boolean {
  const required = state.content.approvalRequired;
  return createApproved(required, state.parts.store.approvals())(slot);
}
