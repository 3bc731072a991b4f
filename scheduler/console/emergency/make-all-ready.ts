import type { Maker } from './maker.ts';
import { jobsOf, readyWork } from './ready-work.ts';

/** One after another while `mayGoOn`. What cannot be made keeps nothing else from it, and says why when it is asked for. False: not all are there. */
export async function makeAllReady(
  maker: Pick<Maker, 'choiceForReady' | 'makeReady'>,
  today: string,
  mayGoOn: () => boolean,
): Promise<boolean> {
  const { texts, isBroken } = await maker.choiceForReady();
  if (isBroken) return false;
  let isAll = true;
  for (const job of jobsOf(readyWork(texts, today))) {
    if (!mayGoOn()) return false;
    const isMade = await maker.makeReady(job, today).then(
      () => true,
      () => false,
    );
    isAll &&= isMade;
  }
  return isAll;
}
