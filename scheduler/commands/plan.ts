import { formatProblem } from '../../content/schema/problem.ts';
import { publishSlot } from '../core/published-slot.ts';
import { sayReason } from '../core/say-reason.ts';
import { sayInstant } from '../core/words.ts';
import { jsonFlag, type Command } from './command.ts';
import { json, table } from './print.ts';
import { currentSlots, openStoreToRead, readWorkplace } from './workplace.ts';

export const plan: Command = {
  spec: {
    words: '',
    takes: [0, 0],
    about: 'In các buổi phát của đợt phát, mỗi buổi kèm lý do nó ở đó. Không ghi gì.',
    flags: { json: jsonFlag },
    examples: ['loa plan', 'loa plan --json'],
  },
  run: (call) => {
    const workplace = readWorkplace(call);
    const { timeZone } = workplace.content.ward;
    const store = openStoreToRead(workplace);
    const { slots, plan } = currentSlots(workplace, store);
    store.close();
    const { out, err } = call.terminal;
    if (call.on('json')) out(json(slots.map((slot) => publishSlot(slot, timeZone))));
    else {
      const rows = slots.map(({ id, startsAt, reason }) => [
        sayInstant(timeZone, startsAt),
        id,
        reason ? sayReason(reason, timeZone) : '',
      ]);
      out(table([['GIỜ PHÁT', 'BUỔI', 'VÌ SAO Ở ĐÓ'], ...rows]));
    }
    const broken = workplace.problems.filter(
      ({ file, severity }) => severity === 'error' && file.startsWith('content/campaigns/'),
    );
    const refused = [...broken, ...plan.problems];
    for (const problem of refused) err(`${formatProblem(problem)}\n`);
    return Promise.resolve(refused.length > 0 ? 1 : 0);
  },
};
