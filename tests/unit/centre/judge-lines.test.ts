import { expect, it } from 'vitest';
import { airingsIn } from '../../../scheduler/centre/take/airings-in.ts';
import { anchorSeqs, judgeLines } from '../../../scheduler/centre/take/judge-lines.ts';
import { mergeAiring } from '../../../scheduler/centre/take/merge-airing.ts';
import { emptyHead, hashLine } from '../../../scheduler/store/chain.ts';
import type { LoggedEvent } from '../../../scheduler/store/store.ts';

/** A log whose lines say these words. */
function logOf(words: readonly string[], after: readonly LoggedEvent[] = []): LoggedEvent[] {
  const lines = [...after];
  for (const word of words) {
    const { seq, hash: prev } = lines.at(-1) ?? emptyHead;
    const line = { seq: seq + 1, at: seq, slot: '', event: 'trouble', detail: { word }, prev };
    lines.push({ ...line, hash: hashLine(line) });
  }
  return lines;
}

const copy = logOf(['a', 'b', 'c', 'd']);
const head = copy.at(-1) ?? emptyHead;
const judge = (lines: readonly LoggedEvent[]) =>
  judgeLines(head, lines, (seq) => copy[seq - 1]?.hash);

it('the next lines follow; those that are there already are passed over', () => {
  const longer = logOf(['e', 'f'], copy);
  for (const from of [0, 2, 4])
    expect(judge(longer.slice(from))).toEqual({ is: 'follows', lines: longer.slice(4), upTo: 6 });
  expect(judge(copy)).toEqual({ is: 'follows', lines: [], upTo: 4 });
});

it('lines that begin too late are wanted from further back', () => {
  const longer = logOf(['e', 'f'], copy);
  expect(judge(longer.slice(5))).toEqual({ is: 'early' });
  const other = logOf(['x', 'y', 'z', 'u', 'v', 'w']);
  expect(judge(other.slice(4))).toEqual({ is: 'early' });
});

it('a rewritten line is named, and is kept beside', () => {
  const rewritten = logOf(['C', 'D', 'E'], copy.slice(0, 2));
  expect(judge(rewritten)).toEqual({
    is: 'leaves',
    from: { seq: 2, hash: copy[1]?.hash },
    lines: rewritten.slice(2),
    finding: { kind: 'forked', seq: 3, hash: rewritten[2]?.hash },
  });
});

it('a log that was begun anew is named', () => {
  const anew = logOf(['A']);
  expect(judge(anew)).toMatchObject({
    is: 'leaves',
    from: emptyHead,
    finding: { kind: 'restarted', seq: 1 },
  });
});

it('a line that is missing, and one whose words were changed, end what is proved', () => {
  const longer = logOf(['e', 'f', 'g'], copy);
  const gap = longer.filter(({ seq }) => seq !== 6);
  expect(judge(gap)).toMatchObject({ is: 'follows', upTo: 5, finding: { kind: 'gap', seq: 6 } });
  const altered = longer.map((line) =>
    line.seq === 6 ? { ...line, detail: { word: 'F' } } : line,
  );
  expect(judge(altered)).toMatchObject({
    is: 'follows',
    upTo: 5,
    finding: { kind: 'altered', seq: 6 },
  });
  const lying = longer.map((line) =>
    line.seq === 6
      ? { ...line, prev: head.hash, hash: hashLine({ ...line, prev: head.hash }) }
      : line,
  );
  expect(judge(lying)).toMatchObject({ upTo: 5, finding: { kind: 'altered', seq: 6 } });
});

it.each([
  [0, []],
  [1, [1]],
  [3, [3, 2, 1]],
  [20, [20, 19, 18, 17, 16, 14, 10, 2, 1]],
])('anchors of %i', (seq, anchors) => {
  expect(anchorSeqs(seq)).toEqual(anchors);
});

it('anchors of a log of years are few', () => {
  const seqs = anchorSeqs(3_000_000);
  expect(seqs.length).toBeLessThan(40);
  expect(seqs.at(-1)).toBe(1);
});

it('what lines say of a slot', () => {
  const line = (event: string, at: number, detail = {}): LoggedEvent => ({
    ...{ seq: 1, at, slot: 's', event, detail },
    ...{ prev: '', hash: '' },
  });
  const told = airingsIn([
    line('planned', 1, { startsAt: 50 }),
    line('started', 52, {}),
    line('aired', 60),
  ]);
  expect(told).toEqual([
    { slot: 's', toldAt: 1, startsAt: 50, state: 'aired', airedAt: 52, endedAt: 60 },
  ]);
  expect(airingsIn([line('missed', 1, { reason: { code: 'too-late' } })])).toMatchObject([
    { reason: 'too-late' },
  ]);
  // Names of every object are no states.
  expect(airingsIn([line('constructor', 1)])[0]?.state).toBeUndefined();
});

it('an end that another history tells otherwise is disputed for ever', () => {
  const missed = mergeAiring(undefined, { slot: 's', toldAt: 5, startsAt: 5, state: 'missed' }, 1);
  expect(missed).toMatchObject({ state: 'missed', disputed: false });
  const again = mergeAiring(missed, { slot: 's', toldAt: 9, state: 'missed' }, 2);
  expect(again.disputed).toBe(false);
  const aired = mergeAiring(missed, { slot: 's', toldAt: 9, state: 'aired' }, 2);
  expect(aired).toMatchObject({ state: 'aired', disputed: true });
  expect(mergeAiring(aired, { slot: 's', toldAt: 9, state: 'aired' }, 2).disputed).toBe(true);
});
