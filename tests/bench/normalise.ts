import { readFileSync } from 'node:fs';
import { normalise } from '../../audio/normalise/index.ts';
import type { BenchRow } from './row.ts';

/** Words a second that the fastest open normaliser of Vietnamese publishes of itself. */
const PUBLISHED_WORDS_PER_SECOND = 39_000;
const TARGET_WORDS_PER_SECOND = 100_000;
/** How much dearer a word may be in the dearest size than in the cheapest, for the cost to be called flat. */
const FLAT = 1.5;

const notices = readFileSync(new URL('../cases/normalise-own.tsv', import.meta.url), 'utf8')
  .split('\n')
  .map((line) => line.split('\t')[1] ?? '')
  .join(' ');

/** About `bytes` long and of the same mixture at every size: the cases, over and over, cut between them. */
const textOf = (bytes: number): string[] => {
  const pieces = notices.match(/[^\n]{1,1000}(?=\s|$)/g) ?? [];
  if (bytes <= 1_000) return pieces;
  return [notices.repeat(Math.ceil(bytes / Buffer.byteLength(notices)))];
};

/** Nanoseconds of processor time a word, the best of several rounds: other work on the machine does not count. */
const costOf = (texts: readonly string[]): number => {
  const words = texts.reduce((sum, text) => sum + text.split(/\s+/).length, 0);
  let best = Infinity;
  const until = performance.now() + 1_500;
  for (let round = 0; round < 3 || (round < 40 && performance.now() < until); round += 1) {
    const from = process.cpuUsage();
    for (const text of texts) normalise(text);
    const { user, system } = process.cpuUsage(from);
    best = Math.min(best, user + system);
  }
  return (best * 1e3) / words;
};

/** Words a second on one core over notices full of numbers and codes, and how flat the cost is from 1 kB to 10 MB. */
export const benchNormalise = (): Promise<BenchRow[]> => {
  costOf(textOf(100_000));
  const costs = [1_000, 10_000, 100_000, 1_000_000, 10_000_000].map((bytes) =>
    costOf(textOf(bytes)),
  );
  const slowest = Math.max(...costs);
  const rate = Math.round(1e9 / slowest);
  const spread = Number((slowest / Math.min(...costs)).toFixed(2));
  return Promise.resolve([
    {
      name: 'normalise: slowest of 1 kB to 10 MB',
      ours: rate,
      baseline: PUBLISHED_WORDS_PER_SECOND,
      unit: 'words/s',
      target: `≥ ${TARGET_WORDS_PER_SECOND}`,
      ok: rate >= TARGET_WORDS_PER_SECOND,
    },
    {
      name: 'normalise: dearest size over cheapest',
      ours: spread,
      unit: '×',
      target: `≤ ${FLAT}`,
      ok: spread <= FLAT,
    },
  ]);
};
