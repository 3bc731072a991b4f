// What people are asked to listen to: the dated correction after the notice, and the bulletin of today's way.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { measureBulletin } from '../../../audio/index.ts';
import { loadContent } from '../../../content/load.ts';
import { producedData, seedClips } from '../../setup/built.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'loa-lengths-'));
afterAll(() => {
  rmSync(dataDir, { recursive: true });
});

/** The part of a bulletin's JSON that is read here. */
interface Told {
  readonly title: string;
  readonly sentences: readonly {
    readonly kind: string;
    readonly startMs: number;
    readonly endMs: number;
  }[];
}

test('the correction after the notice: at most 40 seconds', async () => {
  const { content } = loadContent('content');
  const campaign = content?.campaigns.find(({ id }) => id === 'dich-vu-cong-truc-tuyen');
  const folder = join(await producedData(), 'public', 'tep');
  const told = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    // Written by the same version of our own program.
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Told)
    .find(({ title }) => title === campaign?.title);
  const facts = (told?.sentences ?? []).filter(({ kind }) => kind === 'fact');
  expect(facts.length).toBeGreaterThan(2);
  const lasts = (facts.at(-1)?.endMs ?? 0) - (facts[0]?.startMs ?? 0);
  expect(lasts).toBeLessThanOrEqual(40_000);
});

test('the bulletin of today’s way: at most five minutes', async () => {
  const { content } = loadContent('content');
  const held = content?.held.find(({ id }) => id === 'cach-lam-hien-nay');
  if (content === undefined || held === undefined) throw new Error('no such campaign');
  const { title, documents = [] } = held;
  await seedClips(dataDir);
  const { durationMs } = await measureBulletin(
    content,
    { title, documents },
    { dataDir, today: '2026-12-07' },
  );
  expect(durationMs).toBeLessThanOrEqual(300_000);
});
