import { expect, test } from 'vitest';
import { killSaving } from '../setup/prose/kill-saving.ts';
import { tryEdit, type Outcome } from '../setup/prose/try-edits.ts';

const edits = 5000;
const kills = 200;

test(`${edits} edits rewrite their own lines only, and read as they were meant`, () => {
  const wrong: string[] = [];
  const counts = { refused: 0, meant: 0 };
  const kinds = new Map<string, number>();
  for (let seed = 1; seed <= edits; seed++) {
    const outcome: Outcome = tryEdit(seed);
    wrong.push(...outcome.wrong);
    counts.refused += outcome.refused ? 1 : 0;
    counts.meant += outcome.meant;
    outcome.kinds.forEach((kind) => kinds.set(kind, (kinds.get(kind) ?? 0) + 1));
  }
  console.log(
    `${edits} edits: ${wrong.length} wrong, ${counts.refused} refused, ${counts.meant} new mistakes that the edits mean;`,
    Object.fromEntries(kinds),
  );
  // A list that is moved and taken apart at once may come out with lines of its other entries written anew, read as they were.
  const strayed = wrong.filter((one) => one.includes('lines of others'));
  expect(wrong.filter((one) => !strayed.includes(one))).toEqual([]);
  expect(strayed.length).toBeLessThan(edits / 200);
  expect(counts.refused).toBeLessThan(edits / 100);
});

test(`${kills} kills while saving leave each file old or new`, async () => {
  const { wrong, ...found } = await killSaving(kills, 20261130);
  console.log(found);
  expect(wrong).toEqual([]);
  // The moments must have been all kinds of moments.
  expect(Math.min(found.old, found.fresh, found.between, found.within)).toBeGreaterThan(0);
});
