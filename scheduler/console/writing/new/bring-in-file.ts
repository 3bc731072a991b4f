import type { BroughtIn } from '../../../../content/bring-in/index.ts';
import type { BroughtInKind } from '../../../../content/bring-in/brought-in.ts';
import { ImportRefusal, type RefusalCode } from '../../../../content/bring-in/refusals.ts';
import { LoaError } from '../../../../content/schema/loa-error.ts';
import { runApart } from './apart.ts';

/** What is brought in: a file that was sent up, or what was pasted. */
export interface BringInOrder {
  readonly from: { readonly path: string } | { readonly html: string } | { readonly text: string };
  readonly kind: BroughtInKind;
  /** As whoever sent it calls it. */
  readonly name: string;
}

export type BringInAnswer = { readonly broughtIn: BroughtIn } | { readonly refused: RefusalCode };

/** Longer than bringIn() itself waits for its reader. */
const longestMs = 75_000;
const mostAtOnce = 3;

let atWork: Promise<unknown> = Promise.resolve();
let waiting = 0;

/** One file after the other, each in a process of its own. Rejects with ImportRefusal, or LoaError `busy`. */
export async function bringInApart(order: BringInOrder): Promise<BroughtIn> {
  if (waiting >= mostAtOnce)
    throw new LoaError('busy', 'Đang đọc mấy tệp khác.', { hint: 'Chờ nửa phút rồi gửi lại.' });
  waiting += 1;
  const mine = atWork.then(() => bringIn(order));
  atWork = mine.catch(() => undefined);
  try {
    return await mine;
  } finally {
    waiting -= 1;
  }
}

async function bringIn(order: BringInOrder): Promise<BroughtIn> {
  const came = await runApart<BringInAnswer>({
    ...{ process: 'bring-in-file-process.ts', order, longestMs, heapMb: 400 },
  });
  if ('failed' in came)
    throw new ImportRefusal(came.failed === 'too-long' ? 'too-long' : 'unreadable');
  if ('refused' in came.answer) throw new ImportRefusal(came.answer.refused);
  return came.answer.broughtIn;
}
