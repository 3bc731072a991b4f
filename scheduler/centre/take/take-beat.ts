// How a station is, and where its log stands: the answer says what of it is copied.
import { addFinding, currentHistory, hashesAt } from '../ledger/histories.ts';
import { keepStanding } from '../ledger/standing.ts';
import { newestFor } from '../ledger/orders.ts';
import { beatShape, type SaidHead } from '../talk/message.ts';
import { anchorSeqs } from './judge-lines.ts';
import type { Outcome, Taken } from './taken.ts';

export async function takeBeat(
  { sql, station, at, protocol }: Taken,
  content: unknown,
): Promise<Outcome> {
  const said = beatShape.safeParse(content);
  if (!said.success) return { refused: 'unreadable' };
  const { head } = said.data;
  await keepStanding(sql, station, said.data, protocol, at);
  const down = await newestFor(sql, station);
  const history = await currentHistory(sql, station);
  if (!history) return { content: { have: [], down } };
  const copied = await hashesAt(sql, history.id, [...anchorSeqs(history.seq), head.seq]);
  // Its log ends before the copy does: what was once told is gone at the station, whatever comes next. One that differs
  // shows itself by the lines.
  if (head.seq < history.seq && (head.seq === 0 || copied.get(head.seq) === head.hash))
    await addFinding(sql, station, history.id, { kind: 'cut', ...head }, at);
  return { content: { have: anchors(copied, history.seq), down } };
}

/** The newest first. */
export function anchors(copied: ReadonlyMap<number, string>, headSeq: number): readonly SaidHead[] {
  return anchorSeqs(headSeq).flatMap((seq) => {
    const hash = copied.get(seq);
    return hash === undefined ? [] : [{ seq, hash }];
  });
}
