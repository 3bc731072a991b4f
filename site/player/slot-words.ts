import type { PublishedSlot, SlotState } from '../../content/schema/published.ts';
import { wallTime } from './wall-time.ts';

/** How each state is told to residents, and the sign it has in the calendar. */
export const stateWords: Readonly<
  Record<SlotState, { readonly name: string; readonly sign: string }>
> = {
  planned: { name: 'sắp phát', sign: '●' },
  ready: { name: 'sắp phát', sign: '●' },
  airing: { name: 'đang phát', sign: '▶' },
  aired: { name: 'đã phát', sign: '✓' },
  'handed-over': { name: 'đã giao cho máy phát', sign: '✓' },
  missed: { name: 'không phát được', sign: '✕' },
  interrupted: { name: 'bị ngắt giữa chừng', sign: '✕' },
  cancelled: { name: 'đã hủy', sign: '–' },
};

/** What happened, or will: `đã phát lúc 17:00`, `không phát được (mất điện)`. */
export function slotWords(slot: PublishedSlot, timeZone: string): string {
  const said = stateWords[slot.state].name;
  const at = slot.airedAt === undefined ? '' : ` lúc ${wallTime(slot.airedAt, timeZone).time}`;
  const why = slot.reason === undefined ? '' : ` (${slot.reason})`;
  return said + at + why + (slot.makeUpFor === undefined ? '' : ', phát bù');
}

const open: readonly SlotState[] = ['planned', 'ready', 'airing'];

/** Whether a slot is still to be heard. */
export const isOpen = (slot: PublishedSlot): boolean => open.includes(slot.state);

/** The airing that is on, or the first to come; undefined when the campaign is over. */
export function nextSlot(
  slots: readonly PublishedSlot[],
  nowMs: number,
): PublishedSlot | undefined {
  return [...slots]
    .sort((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt))
    .find((slot) => slot.state === 'airing' || (isOpen(slot) && Date.parse(slot.startsAt) > nowMs));
}
