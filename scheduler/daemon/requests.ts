// The operator's acts, carried out by the daemon, or at once by the command where no daemon runs.
import { advance, emergencyCampaign } from '../core/slot.ts';
import { readWall } from '../core/zone.ts';
import { stateWords } from '../feeds/say-state.ts';
import type { OperatorRequest, Slot, Store } from '../store/store.ts';

export interface ActContext {
  readonly store: Store;
  readonly now: number;
  readonly timeZone: string;
}

/** Carries out `cancel` or `approve`, and answers the request. An `emergency` needs a daemon: it is answered so. */
export function carryOut({ store, now }: ActContext, request: OperatorRequest): void {
  const { act, by, id } = request;
  const refuse = (message: string): void => {
    store.answer(id, { ok: false, message, at: now }, []);
  };
  if (act.kind === 'approve') {
    store.approve({
      contentKey: act.contentKey,
      sha256: act.sha256,
      campaign: act.campaign,
      by,
      at: now,
    });
    const message = `${by} đã duyệt bản tin ${act.sha256.slice(0, 12)}.`;
    const detail = { message, by, sha256: act.sha256, contentKey: act.contentKey };
    store.answer(id, { ok: true, message, at: now }, [
      { at: now, slot: '', event: 'approved', detail },
    ]);
    return;
  }
  if (act.kind === 'emergency') {
    refuse('Chương trình loa không chạy, nên không phát được ngay. Chạy loa run rồi ra lệnh lại.');
    return;
  }
  const slot = store.slot(act.slot);
  if (!slot) {
    refuse(`Không có buổi "${act.slot}". Xem các buổi bằng loa queue.`);
  } else if (slot.state !== 'planned' && slot.state !== 'ready') {
    refuse(`Buổi ${slot.id} không hủy được nữa: ${stateWords[slot.state]}.`);
  } else {
    const reason = `${act.reason} (hủy theo lệnh của ${by})`;
    store.answer(id, { ok: true, message: `Đã hủy buổi ${slot.id}.`, at: now }, [
      advance(slot, { act: 'cancel', reason, by }, now).change,
    ]);
  }
}

/** The slot of an emergency, entered in the store and ready to sound; its request is answered. */
export function enterEmergency(
  { store, now, timeZone }: ActContext,
  request: OperatorRequest,
): Slot | undefined {
  const { act, by, id } = request;
  if (act.kind !== 'emergency') return undefined;
  const { day, time } = readWall(timeZone, now);
  const slot: Slot = {
    id: `${emergencyCampaign}@${day}T${time}/${id}`,
    campaign: emergencyCampaign,
    startsAt: Math.round(now),
    state: 'ready',
    reason: `Thông báo khẩn theo lệnh của ${by}.`,
    bulletin: act.bulletin,
  };
  const detail = {
    message: `Thông báo khẩn: ${act.bulletin.title}`,
    by,
    sha256: act.bulletin.sha256,
  };
  store.answer(id, { ok: true, message: `Đang phát khẩn ${slot.id}.`, at: now }, [
    { at: now, slot: slot.id, event: 'emergency', detail, after: slot, from: undefined },
  ]);
  return slot;
}
