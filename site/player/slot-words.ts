import { isAtOnce } from '../../content/schema/names.ts';
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

const failed: readonly SlotState[] = ['missed', 'interrupted', 'cancelled'];
/** Below that nobody by the loudspeaker calls it late. */
export const lateMs = 60_000;

/**
 * What happened, or will: `đã phát lúc 17:00`, `không phát được: mất điện`. Why stands only where something went otherwise
 * than planned: of the others the reason is the plan's own ("Tuần 1/5 … theo lịch"), which tells a resident nothing.
 */
export function slotWords(slot: PublishedSlot, timeZone: string): string {
  const { state, airedAt, reason, makeUpFor } = slot;
  const at = airedAt === undefined ? '' : ` lúc ${wallTime(airedAt, timeZone).time}`;
  const lateBy = airedAt === undefined ? 0 : Date.parse(airedAt) - Date.parse(slot.startsAt);
  const late = lateBy < lateMs ? '' : `, muộn ${Math.floor(lateBy / 60_000)} phút`;
  const said = stateWords[state].name + at + late;
  const otherwise = makeUpFor !== undefined || isAtOnce(slot.campaign) || failed.includes(state);
  if (reason === undefined || !otherwise)
    return said + (makeUpFor === undefined ? '' : ', phát bù');
  // The station's own reasons are whole sentences; what an operator typed is a few words, maybe with brackets of their own.
  return said + (beginsCapital(reason) ? '. ' : ': ') + reason;
}

// Old browsers know no \p{Lu}.
function beginsCapital(text: string): boolean {
  return text.charAt(0) !== text.charAt(0).toLowerCase();
}

const open: readonly SlotState[] = ['planned', 'ready', 'airing'];

/** Whether a slot is still to be heard. */
export const isOpen = (slot: PublishedSlot): boolean => open.includes(slot.state);

const heard: readonly SlotState[] = ['aired', 'handed-over', 'interrupted'];

/** Whether a slot's bulletin went out, so that it can be heard "again". */
export const wasHeard = (slot: PublishedSlot): boolean => heard.includes(slot.state);

/** The airing that is on, or the first to come; undefined when the campaign is over. */
export function nextSlot(
  slots: readonly PublishedSlot[],
  nowMs: number,
): PublishedSlot | undefined {
  return [...slots]
    .sort((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt))
    .find((slot) => slot.state === 'airing' || (isOpen(slot) && Date.parse(slot.startsAt) > nowMs));
}
