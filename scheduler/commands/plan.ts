import { formatProblem } from '../../content/schema/problem.ts';
import { publishSlot } from '../core/published-slot.ts';
import { sayReason } from '../core/say-reason.ts';
import { isWaiting } from '../core/slot.ts';
import { sayStanding, wishStandings } from '../core/wish-standing.ts';
import { sayInstant } from '../core/words.ts';
import { jsonFlag, type Command } from './command.ts';
import { json, table } from './print.ts';
import { standingLines } from './standing-lines.ts';
import { currentSlots, openStoreToRead, readWorkplace } from './workplace.ts';

export const plan: Command = {
  spec: {
    words: '',
    takes: [0, 0],
    about: 'In các buổi phát của đợt phát, mỗi buổi kèm lý do nó ở đó. Không ghi gì.',
    flags: { json: jsonFlag },
    examples: ['plan', 'plan --json'],
  },
  run: async (call) => {
    const workplace = await readWorkplace(call, { rulesAlone: true });
    const { timeZone } = workplace.content.ward;
    const store = openStoreToRead(workplace);
    const { planned, plan } = currentSlots(workplace, store);
    const unread = new Set(workplace.unread);
    const slots = planned.filter(
      (slot) =>
        slot.reason?.code !== 'left-plan' && !(isWaiting(slot) && unread.has(slot.campaign)),
    );
    const { campaigns: now } = workplace.content;
    const kept = store.keptCampaigns().filter(({ id }) => now.every((one) => one.id !== id));
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
      out(standingLines(slots, timeZone, workplace.clock.now()));
      const { wishes = [], campaigns } = workplace.content;
      for (const standing of wishStandings(wishes, [...kept, ...campaigns], slots, timeZone))
        out(`${standing.wish.title}\n  ${sayStanding(standing)} (${standing.wish.source})\n`);
    }
    const broken = workplace.problems.filter(
      ({ file, severity }) =>
        severity === 'error' && (file.startsWith('content/campaigns/') || unread.size > 0),
    );
    const refused = [...broken, ...plan.problems];
    for (const problem of refused) err(`${formatProblem(problem)}\n`);
    return refused.length > 0 ? 1 : 0;
  },
};
