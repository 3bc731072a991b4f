import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { rememberGood } from '../../../scheduler/store/last-good.ts';
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
