import { refusalByLength } from './give-bulletin.ts';
import type { PlanWard } from './plan.ts';
import type { Refusal } from './reason.ts';
import { sayRefusal } from './say-cause.ts';
import type { Slot } from './slot.ts';
import { sayInstant, sayLength } from './words.ts';

/** What is said of a bulletin that its slot does not take: why, what airs instead, how to mend it. */
export function sayRefusedBulletin(
  ward: PlanWard,
  slot: Slot,
  title: string,
  refusal: Refusal,
): string {
  const kept = slot.bulletin && !refusalByLength(ward, slot, slot.bulletin) && slot.bulletin;
  return [
    `Bản tin "${title}" không dùng được cho buổi ${sayInstant(ward.timeZone, slot.startsAt)}: ${sayRefusal(refusal)}`,
    kept
      ? `Buổi này giữ bản tin trước, dài ${sayLength(kept.durationMs)}.`
      : 'Buổi này chưa có bản tin nào phát được.',
    refusal.code === 'too-long'
      ? 'Rút ngắn bài hoặc bản ghi âm, bớt tài liệu trong documents, hoặc chia thành hai đợt phát.'
      : 'Rút ngắn bài hoặc bản ghi âm, hoặc đổi time để cả bản tin nằm trong giờ được phép.',
  ].join(' ');
}
