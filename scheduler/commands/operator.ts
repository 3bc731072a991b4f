import { sayError } from '../../content/schema/say-error.ts';
import { setTimeout as sleep } from 'node:timers/promises';
import { sayOutcome } from '../core/say-outcome.ts';
import { enterPlan } from '../store/plan-in-store.ts';
import { carryOut } from '../acts/carry-out.ts';
import { isStoreLocked } from '../store/lock.ts';
import {
  StaleSlotError,
  type OperatorAct,
  type OperatorRequest,
  type Store,
} from '../store/store.ts';
import type { Call, Flag } from './command.ts';
import { Failure, UsageFailure } from '../failure.ts';
import { publishSchedule } from './publish-schedule.ts';
import { isWhole, openStoreToWrite, type Workplace } from './workplace.ts';

export const byFlag: Flag = {
  value: 'TÊN',
  says: 'họ tên người làm việc này; được ghi vào nhật ký (bắt buộc)',
};

/** A daemon at work answers within a fifth of a second. */
const answerWithinMs = 5000;

/** Who acts. Throws UsageFailure where nobody is named. */
export function readBy(call: Call): string {
  const by = call.value('by')?.normalize('NFC').trim() ?? '';
  if (by === '')
    throw new UsageFailure('Thiếu --by: ai làm việc này?', 'Ví dụ: --by "Nguyễn Văn An".');
  return by;
}

/**
 * Has an operator's act carried out: by the daemon that runs on this data (it is asked through the store, which only
 * this machine's user can write), else at once. Prints the outcome; the exit code.
 */
export async function act(
  call: Call,
  workplace: Workplace,
  by: string,
  choose: (store: Store) => OperatorAct,
): Promise<number> {
  const { config, clock, content } = workplace;
  const store = openStoreToWrite(workplace, call.terminal.err);
  try {
    const runs = isStoreLocked(config.dataDir);
    if (!runs) enterPlan(store, content, clock.now(), isWhole(workplace));
    const request = store.ask(by, choose(store), clock.now());
    if (!runs) carryOutHere(store, request, workplace);
    const outcome = await outcomeOf(store, request, () => clock.now());
    if (!runs) await publish(call, store, workplace);
    const message = sayOutcome(outcome, content.ward.timeZone);
    if (!outcome.ok) throw new Failure(message);
    call.terminal.out(`${message}\n`);
    return 0;
  } finally {
    store.close();
  }
}

/** What is published can wait: the act is done, and the next daemon publishes anew. */
async function publish(call: Call, store: Store, workplace: Workplace): Promise<void> {
  try {
    await publishSchedule(workplace, store);
  } catch (error) {
    const why = sayError(error);
    call.terminal.err(
      `Chú ý: chưa ghi được lịch phát ra trang (${why}); chạy loa run thì lịch được ghi lại.\n`,
    );
  }
}

/** A daemon that has started meanwhile may be faster: then its answer is the outcome. */
function carryOutHere(store: Store, request: OperatorRequest, { clock, content }: Workplace): void {
  try {
    carryOut({ store, now: clock.now(), timeZone: content.ward.timeZone }, request);
  } catch (error) {
    if (!(error instanceof StaleSlotError)) throw error;
  }
}

/** Takes an order back; false where the daemon has taken it up in this very moment. */
function withdraw(store: Store, id: number, now: number): boolean {
  try {
    store.answer(id, { ok: false, code: 'withdrawn', at: now }, []);
    return true;
  } catch (error) {
    if (error instanceof StaleSlotError) return false;
    throw error;
  }
}

async function outcomeOf(
  store: Store,
  { id, act: { kind } }: OperatorRequest,
  now: () => number,
): Promise<NonNullable<OperatorRequest['outcome']>> {
  const until = performance.now() + answerWithinMs;
  const isEmergency = kind === 'emergency';
  for (;;) {
    const outcome = store.request(id)?.outcome;
    if (outcome) return outcome;
    if (performance.now() > until && isEmergency) {
      // What is not aired at once is better ordered anew than aired by surprise.
      if (!withdraw(store, id, now())) continue;
      throw new Failure(
        'Chương trình loa đang chạy nhưng không trả lời; lệnh phát khẩn đã được rút lại, chưa phát gì.',
        'Xem nó có đang treo không (loa log, hoặc trang /dai/), tắt đi mở lại, rồi ra lệnh lại.',
      );
    }
    if (performance.now() > until)
      throw new Failure(
        'Chương trình loa đang chạy nhưng chưa trả lời; yêu cầu đã ghi lại và sẽ được làm khi nó trả lời.',
        'Xem nó có đang treo không: loa log, hoặc trang /dai/.',
      );
    await sleep(50);
  }
}
