// The power goes at every write and every await of a station's evening, and the disk refuses each write once: on the
// stepped clock, with a real database. `npm test` takes a third of them, `npm run proof` all of sixty evenings, and kills
// real processes (crash.test.ts).
import { expect, test } from 'vitest';
import { seeded } from '../../setup/schedule.ts';
import { historyOf, type History } from './kill-points/history.ts';
import { judge } from './kill-points/judge.ts';
import type { Fate } from './kill-points/life.ts';
import { live } from './kill-points/live.ts';

const evenings = process.env['LOA_PROOF'] ? 60 : 1;
const seed = Number(process.env['LOA_SEED'] ?? 20261129);

/** What is wrong after these fates; and how many points and writes the first life passed. */
async function tell(
  history: History,
  fates: readonly Fate[],
): Promise<{ wrong: readonly string[]; points: number; writes: number }> {
  const told = await live(history, fates);
  try {
    const { points = 0, writes = 0 } = told.lives[0] ?? {};
    const cuts = told.lives.flatMap(({ cutAt }) => cutAt ?? []).join(', ');
    const wrong = judge(history, told).map(
      (what) => `seed ${history.seed}, ${JSON.stringify(fates)} (${cuts}): ${what}`,
    );
    return { wrong, points, writes };
  } finally {
    told.forget();
  }
}

/** Histories wait for the disk more than they work: several at a time. */
async function each<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const left = items.values();
  const worker = async (): Promise<void> => {
    for (const item of left) await work(item);
  };
  await Promise.all(Array.from({ length: 12 }, worker));
}

/** In `npm test` a third of them, another third for each seed; in the proof all. */
const sampled = (places: readonly number[], random: () => number): readonly number[] =>
  process.env['LOA_PROOF'] ? places : places.filter(() => random() < 1 / 3);

const count = (to: number): readonly number[] => Array.from({ length: to }, (_, i) => i + 1);

test.each(count(evenings).map((i) => seed + i - 1))(
  'evening %i: a cut at each point, a refusal of each write',
  { timeout: 3_600_000 },
  async (one) => {
    const history = historyOf(one);
    const uncut = await tell(history, []);
    const random = seeded(one);
    const refused = (): number => [1, 2, 40][Math.floor(random() * 3)] ?? 1;
    const fates: readonly (readonly Fate[])[] = [
      ...sampled(count(uncut.points), random).map((killAt) => [{ killAt }]),
      ...sampled(count(uncut.writes), random).map((refuseAt) => [
        { refuseAt, refusals: refused() },
      ]),
      // The machine dies again soon after it came back, once or twice.
      ...sampled(count(Math.ceil(uncut.points / 4)), random).map(() =>
        [uncut.points, 40, 40].map((most) => ({ killAt: 1 + Math.floor(random() * most) })),
      ),
    ];
    const wrong = [...uncut.wrong];
    await each(fates, async (fate) => {
      wrong.push(...(await tell(history, fate)).wrong);
    });
    console.log(`evening ${one}: ${fates.length} lives cut or hindered`);
    expect(wrong).toEqual([]);
  },
);
