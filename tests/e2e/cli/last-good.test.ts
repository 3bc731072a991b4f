import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Problem } from '../../../content/schema/problem.ts';
import { createClock } from '../../../scheduler/clock.ts';
import { readConfig } from '../../../scheduler/config.ts';
import { contentChecks } from '../../../scheduler/doctor/content-checks.ts';
import { rememberGood } from '../../../scheduler/store/last-good.ts';
import { enterPlan } from '../../../scheduler/store/plan-in-store.ts';
import { openSqliteStore } from '../../../scheduler/store/sqlite.ts';
import { campaignWith, wardWith } from '../../setup/schedule.ts';
import { callLoa } from './run-loa.ts';

const home = mkdtempSync(join(tmpdir(), 'loa-last-good-'));
afterAll(() => {
  rmSync(home, { recursive: true });
});

test('a mistake in ward.yaml does not tie the operator’s hands: he acts by what was last good', async () => {
  const env = { LOA_DATA: join(home, 'data'), LOA_CONTENT: join(home, 'content') };
  mkdirSync(env.LOA_DATA);
  mkdirSync(env.LOA_CONTENT);
  writeFileSync(join(env.LOA_CONTENT, 'ward.yaml'), 'name: [hỏng\n');
  const before = await callLoa(['queue'], env);
  expect(before).toMatchObject({ code: 1, out: '' });

  const campaign = campaignWith({ id: 'thu', startsOn: '2099-03-03' });
  const store = openSqliteStore(join(env.LOA_DATA, 'loa.db'));
  rememberGood(store, { ward: wardWith({}), campaigns: [campaign], recordings: [] });
  store.close();

  const queue = await callLoa(['queue', '--json'], env);
  const [slot] = JSON.parse(queue.out) as { id: string }[];
  const cancelled = await callLoa(['cancel', slot?.id ?? '', '--by', 'Nguyễn Văn An'], env);
  expect([cancelled.code, cancelled.out]).toEqual([0, `Đã hủy buổi ${slot?.id ?? ''}.\n`]);
  expect(cancelled.err).toMatch(/đang theo bản tốt gần nhất:\n(?:.*\n)*content\/ward\.yaml:1/);
  expect((await callLoa(['plan'], env)).code).toBe(1);
});

test('a mistake in one campaign’s file: the doctor names the airing that the station will air, not that there is none', () => {
  const dataDir = join(home, 'doctor');
  mkdirSync(dataDir);
  const config = readConfig({ LOA_DATA: dataDir });
  const now = Date.parse('2099-03-01T08:00:00+07:00');
  const ward = wardWith({});
  const store = openSqliteStore(config.databaseFile);
  enterPlan(store, { ward, campaigns: [campaignWith({ startsOn: '2099-03-03' })] }, now);
  store.close();
  const check = contentChecks.find(({ id }) => id === 'campaigns');
  const look = (problems: readonly Problem[]): unknown =>
    check?.look({
      config,
      clock: { ...createClock(undefined), now: () => now },
      content: { ...nothingElse, ward, campaigns: [] },
      problems,
    });
  const mistake = { file: 'content/campaigns/thu.yaml', line: 1, message: 'x', hint: '' };
  expect(look([{ ...mistake, severity: 'error' }])).toMatchObject({
    state: 'good',
    found: 'buổi tới thứ Ba 03/03 17:00',
  });
  expect(look([]), 'the file is really gone').toMatchObject({ state: 'warning' });
});

const nothingElse = {
  ...{ documents: [], facts: [], glossary: [], synonyms: [], lexicon: [], held: [] },
  ...{ simulators: [], citations: [], wishes: [] },
};
