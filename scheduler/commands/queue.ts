import { createApproved } from '../core/approval.ts';
import { isRepeat } from '../core/repeat.ts';
import { publishSlot } from '../core/published-slot.ts';
import type { Slot } from '../core/slot.ts';
import { sayReason } from '../core/say-reason.ts';
import { sayInstant } from '../core/words.ts';
import { stateWords } from '../core/state-words.ts';
import { mayBeLocked } from '../store/lock.ts';
import { jsonFlag, type Command } from './command.ts';
import { json, table } from './print.ts';
import { standingLines } from './standing-lines.ts';
import { currentSlots, openStoreToRead, readWorkplace } from './workplace.ts';

/** What an airing is that no daemon airs: the next start of one ends it. */
const cutReason = { code: 'cut-unseen' } as const;

function isAiring({ state }: Slot): boolean {
  return state === 'airing';
}

export const queue: Command = {
  spec: {
    words: '',
    takes: [0, 0],
    about: 'In mọi buổi phát và trạng thái của nó.',
    flags: { json: jsonFlag },
    examples: ['queue', 'queue --json'],
  },
  run: async (call) => {
    const workplace = await readWorkplace(call, { orLastGood: true, rulesAlone: true });
    const { timeZone } = workplace.content.ward;
    const store = openStoreToRead(workplace);
    const current = currentSlots(workplace, store).slots;
    const { required } = workplace.content.ward.approval;
    const isApproved = createApproved(required, store.approvals());
    store.close();
    const isCut = current.some(isAiring) && !mayBeLocked(workplace.config.dataDir);
    const slots = isCut
      ? current.map((slot) => (isAiring(slot) ? { ...slot, reason: cutReason } : slot))
      : current;
    if (call.on('json')) {
      call.terminal.out(json(slots.map((slot) => publishSlot(slot, timeZone))));
      return 0;
    }
    const say = (slot: Slot): string => {
      if (isCut && isAiring(slot)) return 'bị cắt ngang';
      return slot.state === 'ready' && !isRepeat(slot) && !isApproved(slot)
        ? 'chờ duyệt'
        : stateWords[slot.state];
    };
    const rows = slots.map((slot) => {
      const { id, startsAt, state, airedAt, reason } = slot;
      return [
        sayInstant(timeZone, startsAt),
        say(slot),
        airedAt === undefined ? '' : sayInstant(timeZone, airedAt),
        id,
        ((state === 'planned' || state === 'ready') && !isRepeat(slot)) ||
        state === 'aired' ||
        !reason
          ? ''
          : sayReason(reason, timeZone),
      ];
    });
    call.terminal.out(table([['GIỜ PHÁT', 'TRẠNG THÁI', 'PHÁT THẬT', 'BUỔI', 'GHI CHÚ'], ...rows]));
    call.terminal.out(standingLines(slots, timeZone, workplace.clock.now()));
    return 0;
  },
};
