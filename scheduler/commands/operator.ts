import { loaCommand } from '../../content/schema/loa-command.ts';
import { sayError } from '../../content/schema/say-error.ts';
import { sayOutcome } from '../core/say-outcome.ts';
import { askFor } from '../acts/ask.ts';
import type { Person } from '../acts/person.ts';
import type { Slot } from '../core/slot.ts';
import type { OperatorAct, Store } from '../store/store.ts';
import type { Call, Flag } from './command.ts';
import { Failure, UsageFailure } from '../failure.ts';
import { publishSchedule } from './publish-schedule.ts';
import { isWhole, openStoreToWrite, readWorkplace, type Workplace } from './workplace.ts';

export const reasonFlag: Flag = { value: 'LÝ_DO', says: 'vì sao; được ghi vào nhật ký' };

export function readReason(call: Call): string {
  return call.value('reason')?.normalize('NFC').trim() ?? '';
}

export const byFlag: Flag = {
  value: 'TÊN',
  says: 'họ tên người làm việc này; được ghi vào nhật ký (bắt buộc)',
};

/** Who acts. Throws UsageFailure where nobody is named. */
export function readBy(call: Call): Person {
  const by = call.value('by')?.normalize('NFC').trim() ?? '';
  if (by === '')
    throw new UsageFailure('Thiếu --by: ai làm việc này?', 'Ví dụ: --by "Nguyễn Văn An".');
  return { name: by };
}

/** Has an act carried out (acts/ask.ts). Prints the outcome; the exit code. */
export async function act(
  call: Call,
  workplace: Workplace,
  by: Person,
  choose: (store: Store) => OperatorAct,
): Promise<number> {
  const { config, clock, content } = workplace;
  const store = openStoreToWrite(workplace, call.terminal.err);
  try {
    const asked = await askFor(
      {
        ...{ store, dataDir: config.dataDir, rules: content, isWhole: isWhole(workplace) },
        now: () => clock.now(),
      },
      by,
      choose,
    );
    if ('silent' in asked) throw silence(asked.silent);
    if (asked.here) await publish(call, store, workplace);
    const message = sayOutcome(asked.outcome, content.ward.timeZone);
    if (!asked.outcome.ok) throw new Failure(message);
    call.terminal.out(`${message}\n`);
    return 0;
  } finally {
    store.close();
  }
}

/** An act on the slot that the command names, by whom it names; what may be done goes by the station's rules alone. */
export async function actOnSlot(
  call: Call,
  choose: (slot: Slot, workplace: Workplace) => OperatorAct,
): Promise<number> {
  const by = readBy(call);
  const [wanted = ''] = call.words;
  const workplace = await readWorkplace(call, { orLastGood: true, rulesAlone: true });
  return act(call, workplace, by, (store) => choose(namedSlot(store, wanted), workplace));
}

/** The slot that a person means. Throws UsageFailure where there is none of that name. */
function namedSlot(store: Store, id: string): Slot {
  const slot = store.slot(id);
  if (slot) return slot;
  throw new UsageFailure(`Không có buổi "${id}".`, `Xem tên các buổi: ${loaCommand} queue`);
}

function silence(what: 'withdrawn' | 'waits'): Failure {
  const look = `Xem nó có đang treo không (${loaCommand} log, hoặc trang /dai/)`;
  return what === 'withdrawn'
    ? new Failure(
        'Chương trình loa đang chạy nhưng không trả lời; lệnh đã được rút lại, chưa làm gì.',
        `${look}, tắt đi mở lại, rồi ra lệnh lại.`,
      )
    : new Failure(
        'Chương trình loa đang chạy nhưng chưa trả lời; yêu cầu đã ghi lại và sẽ được làm khi nó trả lời.',
        `${look}.`,
      );
}

/** What is published can wait: the act is done, and the next daemon publishes anew. */
async function publish(call: Call, store: Store, workplace: Workplace): Promise<void> {
  try {
    await publishSchedule(workplace, store);
  } catch (error) {
    const why = sayError(error);
    call.terminal.err(
      `Chú ý: chưa ghi được lịch phát ra trang (${why}); chạy ${loaCommand} run thì lịch được ghi lại.\n`,
    );
  }
}
