import { publishSlot } from '../core/published-slot.ts';
import { sayInstant } from '../core/words.ts';
import { stateWords } from '../feeds/say-state.ts';
import { jsonFlag, type Command } from './command.ts';
import { json, table } from './print.ts';
import { currentSlots, openStoreToRead, readWorkplace } from './workplace.ts';

export const queue: Command = {
  spec: {
    words: '',
    takes: [0, 0],
    about: 'In mọi buổi phát và trạng thái của nó.',
    flags: { json: jsonFlag },
    examples: ['loa queue', 'loa queue --json'],
  },
  run: (call) => {
    const workplace = readWorkplace(call, { orLastGood: true });
    const { timeZone } = workplace.content.ward;
    const store = openStoreToRead(workplace);
    const { slots } = currentSlots(workplace, store);
    store.close();
    if (call.on('json')) {
      call.terminal.out(json(slots.map((slot) => publishSlot(slot, timeZone))));
      return Promise.resolve(0);
    }
    const rows = slots.map(({ id, startsAt, state, airedAt, reason }) => [
      sayInstant(timeZone, startsAt),
      stateWords[state],
      airedAt === undefined ? '' : sayInstant(timeZone, airedAt),
      id,
      state === 'planned' || state === 'ready' || state === 'aired' ? '' : (reason ?? ''),
    ]);
    call.terminal.out(table([['GIỜ PHÁT', 'TRẠNG THÁI', 'PHÁT THẬT', 'BUỔI', 'GHI CHÚ'], ...rows]));
    return Promise.resolve(0);
  },
};
